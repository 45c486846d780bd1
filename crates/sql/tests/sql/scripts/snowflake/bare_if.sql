LET sql_text VARCHAR := 'SELECT 1';
IF (:mode = 'all') THEN
  CREATE TABLE IF NOT EXISTS IDENTIFIER(:out) AS SELECT * FROM IDENTIFIER(:src);
ELSE
  LET columns_list VARCHAR := (SELECT LISTAGG('"' || TRIM(value) || '"', ', ') FROM TABLE(SPLIT_TO_TABLE(:columns, ',')));
  EXECUTE IMMEDIATE '
    CREATE TABLE IF NOT EXISTS ' || :out || ' AS
    SELECT ' || :columns_list || ' FROM ' || :src || '
    WHERE name = ''it\'s''';
END IF;
BEGIN
  LET q := 'x';
END;
RETURN 'done';
