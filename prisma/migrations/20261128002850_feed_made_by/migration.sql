-- Who made a private address for an office's election is not known of earlier ones: they end, and a new one can be made.
ALTER TABLE "CalendarFeed" ADD COLUMN "madeById" TEXT;
DELETE FROM "CalendarFeed" f USING "Campaign" c WHERE c."id" = f."campaignId" AND c."personId" IS NULL;
UPDATE "CalendarFeed" f SET "madeById" = c."personId" FROM "Campaign" c WHERE c."id" = f."campaignId";
ALTER TABLE "CalendarFeed" ALTER COLUMN "madeById" SET NOT NULL;

-- CreateIndex
CREATE INDEX "CalendarFeed_madeById_idx" ON "CalendarFeed"("madeById");

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
