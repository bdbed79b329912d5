-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "provenAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "OrgAccount" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "issuerHash" TEXT NOT NULL,
    "accountHash" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrgAccount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OrgAccount_accountHash_key" ON "OrgAccount"("accountHash");

-- CreateIndex
CREATE UNIQUE INDEX "OrgAccount_personId_issuerHash_key" ON "OrgAccount"("personId", "issuerHash");

-- AddForeignKey
ALTER TABLE "OrgAccount" ADD CONSTRAINT "OrgAccount_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
