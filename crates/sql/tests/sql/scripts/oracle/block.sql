DECLARE
  v_sql VARCHAR2(32767);
  n NUMBER := 0;
  CURSOR c IS SELECT id FROM t;
BEGIN
  v_sql := 'CREATE TABLE ' || output || ' AS SELECT * FROM ' || input || q'[ WHERE name = 'x']';
  EXECUTE IMMEDIATE v_sql;
  SELECT COUNT(*) INTO n FROM dual;
  FOR r IN (SELECT id FROM t) LOOP
    n := n + r.id;
  END LOOP;
  IF n > 10 THEN
    RAISE_APPLICATION_ERROR(-20001, 'Too many');
  ELSIF n = 0 THEN
    NULL;
  END IF;
EXCEPTION
  WHEN NO_DATA_FOUND THEN
    NULL;
END;
