-- What happened to an account is only added to, whoever is connected. Rows go with their person when somebody is
-- erased, and once they are a year old. There is no third way.
CREATE FUNCTION keep_account_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF current_setting('safe_seat.retention', true) = 'on' THEN
      RETURN OLD;
    END IF;
    IF NOT EXISTS (SELECT FROM public."Person" WHERE id = OLD."personId") THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'The record of an account is only added to.';
END $$;

CREATE TRIGGER keep_account_events BEFORE UPDATE OR DELETE ON "AccountEvent"
  FOR EACH ROW EXECUTE FUNCTION keep_account_events();
CREATE TRIGGER keep_all_account_events BEFORE TRUNCATE ON "AccountEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_account_events();

-- Runs as the owner, since the app's role may not delete here. The application says what is past its time, but the
-- database's own clock has to agree, so that whoever takes over the app cannot have it forget what happened this year.
CREATE FUNCTION forget_account_events(before timestamptz) RETURNS bigint LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  removed bigint;
BEGIN
  PERFORM set_config('safe_seat.retention', 'on', true);
  DELETE FROM public."AccountEvent" WHERE at <= least(before, now() - interval '365 days');
  GET DIAGNOSTICS removed = ROW_COUNT;
  PERFORM set_config('safe_seat.retention', 'off', true);
  RETURN removed;
END $$;
