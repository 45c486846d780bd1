// Statements in the places where components use them
CREATE TABLE IF NOT EXISTS IDENTIFIER(:output_table) AS
SELECT
  t.* EXCLUDE (geom, other) RENAME (a AS b),
  src:customer.name::STRING AS customer,
  src:items[0]:price::NUMBER(10, 2) AS price,
  src['key']['other'] AS bracketed,
  geom::GEOGRAPHY AS g,
  TRY_CAST(amount AS FLOAT) AS amount,
  IFF(amount > 0, 'pos', 'neg') AS sign,
  LISTAGG(DISTINCT name, ',') WITHIN GROUP (ORDER BY name) AS names,
  ARRAY_AGG(x) WITHIN GROUP (ORDER BY y DESC) AS list,
  COUNT(*) OVER (PARTITION BY id ORDER BY ts ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running,
  LAG(amount, 1) IGNORE NULLS OVER (ORDER BY ts) AS before,
  DATEADD('day', -1, CURRENT_DATE()) AS yesterday,
  DATEADD(day, 1, ts),
  ts::DATE + INTERVAL '1 day',
  $1 AS first_column,
  OBJECT_CONSTRUCT('a', 1, 'b', [1, 2, 3], 'c', {'d': 1}) AS o,
  [1, 2] AS arr,
  {'k': :value} AS obj,
  PARSE_JSON($${"a": 1}$$):a::INT AS parsed,
  CASE WHEN :flag THEN 1 ELSE 0 END AS flagged,
  name ILIKE '%x%' ESCAPE '\\' AS matches,
  name LIKE ANY ('a%', 'b%'),
  name RLIKE '^[0-9]+$',
  TO_GEOGRAPHY(:wkt, TRUE),
  ST_MAKEPOINT(lon, lat),
  t."Quoted Name",
  x NOT IN (1, 2), x IS NOT DISTINCT FROM y, a <> b, a != b, a || b, a % 2, b::VARIANT
FROM IDENTIFIER(:source_table) AS t
LEFT JOIN db.schema.other o ON o.id = t.id
CROSS JOIN LATERAL FLATTEN(INPUT => t.src:items, OUTER => TRUE) AS f,
TABLE(FLATTEN(t.list)) AS g,
TABLE(GENERATOR(ROWCOUNT => 100)) gen,
LATERAL SPLIT_TO_TABLE(t.names, ',') s
ASOF JOIN quotes q MATCH_CONDITION (t.ts >= q.ts) ON t.id = q.id
WHERE t.amount BETWEEN :min AND :max
  AND t.id IN (SELECT value FROM TABLE(SPLIT_TO_TABLE(:ids, ',')))
GROUP BY ALL
HAVING COUNT(*) > 1
QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) = 1
ORDER BY 1 DESC NULLS LAST
LIMIT 10 OFFSET 2;

CREATE OR REPLACE TEMPORARY TABLE tmp (id INTEGER AUTOINCREMENT, name VARCHAR(10) NOT NULL DEFAULT 'x', g GEOGRAPHY, v VARIANT) CLUSTER BY (id);
CREATE OR REPLACE TRANSIENT TABLE x CLONE y;
CREATE TABLE a LIKE b;
CREATE TABLE IF NOT EXISTS "DB"."SCHEMA"."Table" COMMENT = 'x' AS (SELECT 1 AS a);
CREATE OR REPLACE VIEW v AS SELECT * FROM VALUES (1, 'a'), (2, 'b') AS t (id, name);
CREATE TEMP FUNCTION f(x FLOAT) RETURNS FLOAT AS 'x * 2';
CREATE OR REPLACE TEMPORARY FUNCTION g(x FLOAT) RETURNS TABLE (a INT) AS $$ SELECT 1 $$;
CREATE OR REPLACE FUNCTION py(x FLOAT) RETURNS FLOAT LANGUAGE PYTHON RUNTIME_VERSION = '3.11' HANDLER = 'main' AS $$
def main(x):
    return x  # it's fine; BEGIN
$$;
INSERT INTO t (a, b) SELECT a, b FROM u;
INSERT INTO t VALUES (1, 'x'), (2, NULL);
INSERT OVERWRITE INTO t SELECT * FROM u;
INSERT ALL WHEN a > 1 THEN INTO t1 WHEN a > 2 THEN INTO t2 ELSE INTO t3 SELECT a FROM u;
UPDATE t SET a = u.a FROM u WHERE t.id = u.id;
DELETE FROM t USING u WHERE t.id = u.id;
MERGE INTO t USING (SELECT * FROM u) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a WHEN NOT MATCHED THEN INSERT (id, a) VALUES (s.id, s.a);
ALTER TABLE t ADD COLUMN b VARCHAR;
ALTER SESSION SET GEOGRAPHY_OUTPUT_FORMAT = 'WKT';
ALTER TABLE t RENAME TO u;
DROP TABLE IF EXISTS IDENTIFIER(:output_table);
DROP PROCEDURE IF EXISTS p(VARCHAR, FLOAT);
TRUNCATE TABLE IF EXISTS t;
USE DATABASE db;
USE SCHEMA db.schema;
SET my_var = 10;
UNSET my_var;
SHOW TABLES LIKE '%x%' IN SCHEMA db.schema;
DESCRIBE TABLE t;
SELECT "name" FROM TABLE(RESULT_SCAN(LAST_QUERY_ID()));
SELECT * FROM t AT (OFFSET => -60);
SELECT * FROM t SAMPLE (10);
SELECT * FROM t TABLESAMPLE BERNOULLI (3 ROWS);
SELECT * FROM sales PIVOT (SUM(amount) FOR month IN ('jan', 'feb')) AS p (id, jan, feb);
SELECT * FROM sales PIVOT (SUM(amount) FOR month IN (ANY ORDER BY month));
SELECT * FROM sales UNPIVOT (amount FOR month IN (jan, feb));
SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY id ORDER BY ts MEASURES FIRST(ts) AS start_ts ONE ROW PER MATCH PATTERN (a b+) DEFINE a AS x > 1, b AS x < 1);
SELECT * FROM a UNION ALL SELECT * FROM b MINUS SELECT * FROM c EXCEPT SELECT * FROM d INTERSECT SELECT * FROM e;
SELECT * FROM t START WITH id = 1 CONNECT BY PRIOR id = parent_id;
SELECT TOP 10 * FROM t;
SELECT * FROM @my_stage/file.csv (FILE_FORMAT => 'csv');
SELECT * ILIKE '%id%' FROM t;
SELECT GREATEST(1, 2), DATE_TRUNC('month', ts), EXTRACT(year FROM ts), 'it''s', 'tab\t', TRUE, NULL::VARCHAR, 1e10, .5;
SELECT t.value:a.b.c[0]::STRING FROM t;
SELECT FILTER(list, x -> x > 1), TRANSFORM(list, (x, y) -> x + y);
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT * FROM r;
COPY INTO t FROM @stage FILE_FORMAT = (TYPE = CSV);
GRANT SELECT ON TABLE t TO ROLE r;
COMMENT ON TABLE t IS 'it''s';
CALL @@workflows_temp@@.MY_PROC('a', 1);
SELECT @@workflows_temp@@.MY_FUNCTION(:x), @@analytics_toolbox_location@@.H3_FROMGEOGPOINT(geom, 8) FROM @@workflows_temp@@.t;
EXECUTE IMMEDIATE 'USE DATABASE ' || SPLIT_PART('@@workflows_temp@@', '.', 1);
