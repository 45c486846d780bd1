EXECUTE IMMEDIATE
  'CREATE TABLE ' || output_table || ' AS SELECT t.*, '
  || DBMS_ASSERT.ENQUOTE_LITERAL(REPLACE(label, '''', ''''''))
  || ' AS label FROM ' || source_table || ' t WHERE 1 = 0';
