-- AlterTable
ALTER TABLE "OfficeAction" ADD COLUMN     "noteVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "planVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "OfficeActionChange" ADD COLUMN     "assigneeId" TEXT,
ADD COLUMN     "dueOn" DATE,
ADD COLUMN     "reason" TEXT;

-- CreateTable
CREATE TABLE "OfficeMove" (
    "id" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "nameSealed" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "op" TEXT NOT NULL,
    "startedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OfficeMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfficeMoveItem" (
    "moveId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "op" TEXT,
    "setById" TEXT,
    "setAt" TIMESTAMPTZ(3),

    CONSTRAINT "OfficeMoveItem_pkey" PRIMARY KEY ("moveId","itemId")
);

-- CreateIndex
CREATE INDEX "OfficeMove_startedById_idx" ON "OfficeMove"("startedById");

-- CreateIndex
CREATE UNIQUE INDEX "OfficeMove_officeId_op_key" ON "OfficeMove"("officeId", "op");

-- CreateIndex
CREATE INDEX "OfficeMoveItem_setById_idx" ON "OfficeMoveItem"("setById");

-- AddForeignKey
ALTER TABLE "OfficeMove" ADD CONSTRAINT "OfficeMove_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeMove" ADD CONSTRAINT "OfficeMove_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeMoveItem" ADD CONSTRAINT "OfficeMoveItem_moveId_fkey" FOREIGN KEY ("moveId") REFERENCES "OfficeMove"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeMoveItem" ADD CONSTRAINT "OfficeMoveItem_setById_fkey" FOREIGN KEY ("setById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
