DECLARE x, y INT64 DEFAULT 1;
DECLARE who STRING;
DECLARE result ARRAY<STRUCT<name STRING, score FLOAT64>>;
SET (x, y) = (1, 2);
SET (x, y) = (SELECT AS STRUCT a, b FROM t LIMIT 1);
SET who = (SELECT MAX(name) FROM UNNEST(['a', 'b']) AS name);
SET @@query_label = "key:value";

FOR record IN (SELECT word, word_count FROM dataset.words LIMIT 5) DO
  SELECT record.word, record.word_count;
  IF record.word_count > 3 THEN LEAVE; END IF;
END FOR;

CASE
  WHEN x = 1 THEN SELECT 'one';
  WHEN x = 2 THEN SELECT 'two'; SET y = 2;
  ELSE SELECT 'many';
END CASE;

CASE x
  WHEN 1 THEN BEGIN SELECT 1; END;
END CASE;

outer_loop: LOOP
  inner_loop: WHILE TRUE DO
    LEAVE outer_loop;
  END WHILE inner_loop;
END LOOP outer_loop;

label_1: BEGIN
  SELECT 1;
  BREAK label_1;
END label_1;

EXECUTE IMMEDIATE "SELECT @a + ?" INTO x USING 1 AS a;
EXECUTE IMMEDIATE 'SELECT a, b FROM t WHERE c = ?' INTO x, y USING (SELECT 1);
EXECUTE IMMEDIATE CONCAT('CREATE TABLE `', target, '` AS SELECT ', "'it''s'");

FROM dataset.produce
|> WHERE sales > 0
|> AGGREGATE SUM(sales) AS total GROUP BY item
|> EXTEND total * 2 AS double
|> ORDER BY total DESC
|> LIMIT 3;

CREATE OR REPLACE PROCEDURE dataset.inner_proc(IN a STRING, OUT b INT64, INOUT c ARRAY<INT64>)
OPTIONS (strict_mode = FALSE)
BEGIN
  DECLARE z INT64 DEFAULT 0;
  SET b = z;
END;

IF EXISTS (SELECT 1 FROM dataset.INFORMATION_SCHEMA.TABLES WHERE table_name = 'x') THEN
  RETURN;
END IF;

BEGIN
  SELECT 1/0;
EXCEPTION WHEN ERROR THEN
  SELECT ERROR(CONCAT('Failed: ', @@error.message));
END;
