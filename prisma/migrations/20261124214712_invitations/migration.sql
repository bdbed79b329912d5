-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "addressHash" TEXT NOT NULL,
    "addressSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_addressHash_key" ON "Invitation"("addressHash");

-- CreateIndex
CREATE INDEX "Invitation_expiresAt_idx" ON "Invitation"("expiresAt");
