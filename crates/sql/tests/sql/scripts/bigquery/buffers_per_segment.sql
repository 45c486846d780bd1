-- One buffer per customer segment; the distances come in as a JSON object.
DECLARE segments ARRAY<STRING>;
DECLARE i INT64 DEFAULT 0;
DECLARE distance FLOAT64;
DECLARE union_sql STRING DEFAULT '';
DECLARE parsed JSON DEFAULT PARSE_JSON(distances, wide_number_mode => 'round');

EXECUTE IMMEDIATE FORMAT("""
  SELECT ARRAY_AGG(DISTINCT CAST(`%s` AS STRING) IGNORE NULLS ORDER BY CAST(`%s` AS STRING) LIMIT 100)
  FROM `%s`
""", segment_column, segment_column, source)
INTO segments;

IF segments IS NULL OR ARRAY_LENGTH(segments) = 0 THEN
  RAISE USING MESSAGE = 'There are no segments';
ELSEIF ARRAY_LENGTH(segments) > 50 THEN
  RAISE USING MESSAGE = FORMAT('%d segments are too many', ARRAY_LENGTH(segments));
END IF;

WHILE i < ARRAY_LENGTH(segments) DO
  SET distance = SAFE_CAST(JSON_VALUE(parsed[segments[OFFSET(i)]]) AS FLOAT64);
  IF distance IS NULL THEN
    SET i = i + 1;
    CONTINUE;
  END IF;
  SET union_sql = union_sql || IF(union_sql = '', '', ' UNION ALL ') || FORMAT(
    r'''SELECT * EXCEPT(geom), ST_BUFFER(geom, %f) AS geom FROM `%s` WHERE `%s` = "%s"''',
    distance, source, segment_column, segments[SAFE_ORDINAL(i + 1)]
  );
  SET i = i + 1;
END WHILE;

LOOP
  SET i = i - 1;
  IF i <= 0 THEN BREAK; END IF;
  ITERATE;
END LOOP;

REPEAT
  SET i = i + 1;
  UNTIL i >= 3
END REPEAT;

BEGIN
  BEGIN TRANSACTION;
  EXECUTE IMMEDIATE 'CREATE TABLE IF NOT EXISTS `' || output || '` OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY)) AS ' || union_sql;
  COMMIT TRANSACTION;
EXCEPTION WHEN ERROR THEN
  SELECT @@error.message, @@error.stack_trace, @@error.statement_text;
  ROLLBACK TRANSACTION;
  RAISE;
END;
