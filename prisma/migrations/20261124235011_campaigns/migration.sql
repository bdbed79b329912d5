-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL,
    "personId" TEXT,
    "officeId" TEXT,
    "openFor" TEXT,
    "nameSealed" TEXT,
    "kind" TEXT NOT NULL,
    "nation" TEXT,
    "pollingDay" DATE NOT NULL,
    "dissolution" DATE,
    "startedOn" DATE NOT NULL,
    "partOfId" TEXT,
    "sharesReadiness" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StatementAnswer" (
    "campaignId" TEXT NOT NULL,
    "statementId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StatementAnswer_pkey" PRIMARY KEY ("campaignId","statementId")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanDate" (
    "campaignId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlanDate_pkey" PRIMARY KEY ("campaignId","actionId")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" TEXT NOT NULL,
    "campaignId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_openFor_key" ON "Campaign"("openFor");

-- CreateIndex
CREATE INDEX "Campaign_personId_idx" ON "Campaign"("personId");

-- CreateIndex
CREATE INDEX "Campaign_officeId_idx" ON "Campaign"("officeId");

-- CreateIndex
CREATE INDEX "Campaign_partOfId_idx" ON "Campaign"("partOfId");

-- CreateIndex
CREATE INDEX "Campaign_pollingDay_idx" ON "Campaign"("pollingDay");

-- CreateIndex
CREATE INDEX "Assessment_campaignId_takenAt_idx" ON "Assessment"("campaignId", "takenAt");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_campaignId_op_key" ON "Assessment"("campaignId", "op");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_campaignId_key" ON "CalendarFeed"("campaignId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_partOfId_fkey" FOREIGN KEY ("partOfId") REFERENCES "Campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatementAnswer" ADD CONSTRAINT "StatementAnswer_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanDate" ADD CONSTRAINT "PlanDate_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A campaign belongs to one person or to one office, never to both or to nobody.
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_owner" CHECK (("personId" IS NULL) <> ("officeId" IS NULL));
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_openFor" CHECK (
  "openFor" IS NULL OR ("openFor" = coalesce("personId", "officeId") AND "endedAt" IS NULL));

-- An assessment stays as it was taken, whoever is connected. It goes with its campaign, and when keys are changed it
-- is sealed anew: that changes the one column, and only to a text of another key. Its digest says whether it is still
-- the same assessment.
CREATE FUNCTION keep_assessments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM public."Campaign" WHERE id = OLD."campaignId") THEN
      RETURN OLD;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - 'sealed') = (to_jsonb(OLD) - 'sealed')
      AND split_part(NEW."sealed", '.', 2) <> split_part(OLD."sealed", '.', 2) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'An assessment is never changed.';
END $$;

CREATE TRIGGER keep_assessments BEFORE UPDATE OR DELETE ON "Assessment"
  FOR EACH ROW EXECUTE FUNCTION keep_assessments();
CREATE TRIGGER keep_all_assessments BEFORE TRUNCATE ON "Assessment"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_assessments();
