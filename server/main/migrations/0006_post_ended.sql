ALTER TABLE "post" ADD COLUMN "ended_on" TEXT;
