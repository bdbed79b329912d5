-- There has been one edition until now: whoever asked to be reminded had it before them.
-- AlterTable
ALTER TABLE "Reminder" ADD COLUMN     "edition" DATE NOT NULL DEFAULT '2026-11-24';
ALTER TABLE "Reminder" ALTER COLUMN "edition" DROP DEFAULT;
