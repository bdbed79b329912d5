-- CreateTable
CREATE TABLE "Reminder" (
    "personId" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "OverviewRight" (
    "personId" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OverviewRight_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "OverviewWeek" (
    "week" DATE NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "shown" JSONB NOT NULL,
    "held" JSONB,

    CONSTRAINT "OverviewWeek_pkey" PRIMARY KEY ("week")
);

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_tokenHash_key" ON "Reminder"("tokenHash");

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OverviewRight" ADD CONSTRAINT "OverviewRight_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
