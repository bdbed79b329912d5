-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN     "dissolutionGiven" BOOLEAN NOT NULL DEFAULT false;
