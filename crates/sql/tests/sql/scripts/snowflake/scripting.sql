DECLARE
  row_count INTEGER DEFAULT 0;
  total FLOAT := 0;
  columns_sql VARCHAR;
  res RESULTSET;
  names RESULTSET DEFAULT (SELECT column_name FROM information_schema.columns WHERE table_name = :source_table);
  c1 CURSOR FOR SELECT id, price FROM invoices WHERE price > ?;
  too_many EXCEPTION (-20002, 'Too many rows');
BEGIN
  LET x := 1;
  LET y FLOAT := x * 2.5;
  LET z VARCHAR DEFAULT 'text';
  LET rs RESULTSET := (EXECUTE IMMEDIATE :columns_sql);
  LET c2 CURSOR FOR rs;
  row_count := (SELECT COUNT(*) FROM IDENTIFIER(:source_table));
  total := :total + 1;
  SELECT COUNT(*), MAX(price) INTO :row_count, :total FROM IDENTIFIER(:source_table) WHERE price > :minimum;

  IF (row_count > 1000000) THEN
    RAISE too_many;
  ELSEIF (row_count = 0) THEN
    RETURN 'nothing';
  ELSE
    NULL;
  END IF;

  FOR i IN 1 TO 10 DO
    total := total + i;
  END FOR;
  FOR i IN REVERSE 1 TO row_count LOOP
    CONTINUE;
  END LOOP;
  FOR record IN c1 DO
    columns_sql := columns_sql || ', "' || record.column_name || '"';
    IF (record.price IS NULL) THEN BREAK; END IF;
  END FOR;
  WHILE (x < 10) DO
    x := x + 1;
  END WHILE;
  REPEAT
    x := x - 1;
    UNTIL (x = 0)
  END REPEAT;
  LOOP
    IF (x > 3) THEN
      BREAK;
    END IF;
    x := x + 1;
  END LOOP;
  CASE
    WHEN x = 1 THEN RETURN 'one';
    ELSE RETURN 'other';
  END CASE;
  CASE (x)
    WHEN 1 THEN x := 2;
  END;

  OPEN c1 USING (minimum);
  FETCH c1 INTO x;
  CLOSE c1;

  EXECUTE IMMEDIATE 'CREATE OR REPLACE TABLE ' || :output || ' AS SELECT * FROM ' || :source_table;
  EXECUTE IMMEDIATE :columns_sql;
  EXECUTE IMMEDIATE 'INSERT INTO t VALUES (?, ?)' USING (x, y);
  EXECUTE IMMEDIATE $$
    CREATE TABLE a AS SELECT 'it''s' AS b;
  $$;
  res := (EXECUTE IMMEDIATE 'SHOW TABLES');
  LET n := SQLROWCOUNT;
  CALL other_proc(:x, y);
  LET answer VARCHAR := (CALL other_proc(1));
  BEGIN
    INSERT INTO log (message) VALUES (:z);
  EXCEPTION
    WHEN STATEMENT_ERROR THEN
      LET error_text := SQLERRM;
      RAISE;
    WHEN too_many OR EXPRESSION_ERROR THEN
      NULL;
    WHEN OTHER THEN
      RETURN OBJECT_CONSTRUCT('code', SQLCODE, 'state', SQLSTATE, 'message', SQLERRM);
  END;
  ASYNC (INSERT INTO t SELECT 1);
  AWAIT ALL;
  RETURN TABLE(res);
END;
