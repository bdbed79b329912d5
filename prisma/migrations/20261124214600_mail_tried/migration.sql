-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "triedAt" TIMESTAMPTZ(3);
