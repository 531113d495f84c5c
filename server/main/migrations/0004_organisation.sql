ALTER TABLE "city" ADD COLUMN "organisation_id" TEXT;
