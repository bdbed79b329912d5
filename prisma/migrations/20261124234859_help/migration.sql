-- AlterTable
ALTER TABLE "ActionState" ADD COLUMN     "byId" TEXT,
ADD COLUMN     "how" TEXT NOT NULL DEFAULT 'self';

-- AlterTable
ALTER TABLE "StatusChange" ADD COLUMN     "byId" TEXT,
ADD COLUMN     "how" TEXT NOT NULL DEFAULT 'self';

-- CreateTable
CREATE TABLE "Help" (
    "id" TEXT NOT NULL,
    "principalId" TEXT NOT NULL,
    "aideId" TEXT NOT NULL,
    "actions" TEXT[],
    "days" INTEGER NOT NULL,
    "isDraft" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Help_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Help_aideId_idx" ON "Help"("aideId");

-- CreateIndex
CREATE INDEX "Help_expiresAt_idx" ON "Help"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Help_principalId_isDraft_key" ON "Help"("principalId", "isDraft");

-- CreateIndex
CREATE INDEX "ActionState_byId_idx" ON "ActionState"("byId");

-- CreateIndex
CREATE INDEX "StatusChange_byId_idx" ON "StatusChange"("byId");

-- AddForeignKey
ALTER TABLE "Help" ADD CONSTRAINT "Help_principalId_fkey" FOREIGN KEY ("principalId") REFERENCES "Membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Help" ADD CONSTRAINT "Help_aideId_fkey" FOREIGN KEY ("aideId") REFERENCES "Membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionState" ADD CONSTRAINT "ActionState_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusChange" ADD CONSTRAINT "StatusChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Help ends for good when somebody is no longer the office's principal, whoever changes the role: it must not come back
-- if they become principal again.
CREATE FUNCTION end_help() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "Help" WHERE "principalId" = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER end_help AFTER UPDATE OF role ON "Membership"
  FOR EACH ROW WHEN (OLD.role = 'principal' AND NEW.role <> 'principal') EXECUTE FUNCTION end_help();
