EXECUTE IMMEDIATE '
  CREATE TABLE ' || result || q'[ AS SELECT 'a' AS b FROM ]'
  || source /* no end; here */
