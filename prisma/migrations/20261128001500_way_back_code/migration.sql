-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "codeHash" TEXT;
