-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "level" TEXT NOT NULL DEFAULT 'standing',
ADD COLUMN     "nameSealed" TEXT,
ADD COLUMN     "nudgedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "OfficeInvitation" (
    "id" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "addressHash" TEXT NOT NULL,
    "addressSealed" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "invitedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfficeInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfficeEvent" (
    "id" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT,
    "aboutId" TEXT,
    "detail" TEXT,
    "link" TEXT NOT NULL,

    CONSTRAINT "OfficeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfficeWeek" (
    "officeId" TEXT NOT NULL,
    "week" DATE NOT NULL,
    "notStarted" INTEGER NOT NULL,
    "underWay" INTEGER NOT NULL,
    "upToDate" INTEGER NOT NULL,
    "needsALook" INTEGER NOT NULL,

    CONSTRAINT "OfficeWeek_pkey" PRIMARY KEY ("officeId","week")
);

-- CreateTable
CREATE TABLE "OfficeAction" (
    "officeId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "revision" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "assigneeId" TEXT,
    "dueOn" DATE,
    "noteSealed" TEXT,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfficeAction_pkey" PRIMARY KEY ("officeId","actionId")
);

-- CreateTable
CREATE TABLE "OfficeActionChange" (
    "id" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfficeActionChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OfficeInvitation_addressHash_idx" ON "OfficeInvitation"("addressHash");

-- CreateIndex
CREATE INDEX "OfficeInvitation_expiresAt_idx" ON "OfficeInvitation"("expiresAt");

-- CreateIndex
CREATE INDEX "OfficeInvitation_invitedById_idx" ON "OfficeInvitation"("invitedById");

-- CreateIndex
CREATE UNIQUE INDEX "OfficeInvitation_officeId_addressHash_key" ON "OfficeInvitation"("officeId", "addressHash");

-- CreateIndex
CREATE INDEX "OfficeEvent_officeId_at_idx" ON "OfficeEvent"("officeId", "at");

-- CreateIndex
CREATE INDEX "OfficeEvent_aboutId_at_idx" ON "OfficeEvent"("aboutId", "at");

-- CreateIndex
CREATE INDEX "OfficeEvent_byId_at_idx" ON "OfficeEvent"("byId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "OfficeEvent_officeId_seq_key" ON "OfficeEvent"("officeId", "seq");

-- CreateIndex
CREATE INDEX "OfficeAction_assigneeId_idx" ON "OfficeAction"("assigneeId");

-- CreateIndex
CREATE INDEX "OfficeActionChange_officeId_actionId_at_idx" ON "OfficeActionChange"("officeId", "actionId", "at");

-- CreateIndex
CREATE INDEX "OfficeActionChange_byId_idx" ON "OfficeActionChange"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "OfficeActionChange_officeId_op_key" ON "OfficeActionChange"("officeId", "op");

-- AddForeignKey
ALTER TABLE "OfficeInvitation" ADD CONSTRAINT "OfficeInvitation_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeInvitation" ADD CONSTRAINT "OfficeInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeWeek" ADD CONSTRAINT "OfficeWeek_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeAction" ADD CONSTRAINT "OfficeAction_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeAction" ADD CONSTRAINT "OfficeAction_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeActionChange" ADD CONSTRAINT "OfficeActionChange_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeActionChange" ADD CONSTRAINT "OfficeActionChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The record of an office is only added to, whoever is connected. Rows go once they are a year old: it stays when a
-- person or the office goes, so that everybody can still read who looked at them.
CREATE FUNCTION keep_office_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('safe_seat.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'The record of an office is only added to.';
END $$;

CREATE TRIGGER keep_office_events BEFORE UPDATE OR DELETE ON "OfficeEvent"
  FOR EACH ROW EXECUTE FUNCTION keep_office_events();
CREATE TRIGGER keep_all_office_events BEFORE TRUNCATE ON "OfficeEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_office_events();

-- As forget_account_events: the application says what is past its time, and the database's own clock has to agree.
CREATE FUNCTION forget_office_events(before timestamptz) RETURNS bigint LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  removed bigint;
BEGIN
  PERFORM set_config('safe_seat.retention', 'on', true);
  DELETE FROM public."OfficeEvent" WHERE at <= least(before, now() - interval '365 days');
  GET DIAGNOSTICS removed = ROW_COUNT;
  PERFORM set_config('safe_seat.retention', 'off', true);
  RETURN removed;
END $$;
