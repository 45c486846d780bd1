DECLARE
  query VARCHAR DEFAULT 'it''s a \\ here';
BEGIN
  EXECUTE IMMEDIATE '
    SELECT ''a''
  ' || $$ WHERE x = 'y' $$;
END // no end; here
