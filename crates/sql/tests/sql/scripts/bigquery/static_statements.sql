# Statements that need no dynamic SQL.
CREATE TEMP FUNCTION as_km(meters FLOAT64) RETURNS FLOAT64 AS (meters / 1000);
CREATE TEMPORARY FUNCTION shout(x STRING) RETURNS STRING LANGUAGE js AS r"""
  return x.toUpperCase() + '!';
""";

CREATE TEMP TABLE hexes AS
WITH RECURSIVE ring AS (
  SELECT 0 AS n
  UNION ALL
  SELECT n + 1 FROM ring WHERE n < 10
)
SELECT n, `carto-un`.carto.H3_FROMGEOGPOINT(ST_GEOGPOINT(n, n), 8) AS h3 FROM ring;

CREATE OR REPLACE TABLE `my-project.dataset.result`
PARTITION BY DATE(created_at)
CLUSTER BY geoid, name
OPTIONS (description = "A result", labels = [("team", "gis"), ("env", "test")])
AS
SELECT
  t.* EXCEPT (geom) REPLACE (UPPER(name) AS name),
  STRUCT(1 AS a, 'x' AS b) AS pair,
  STRUCT<lon FLOAT64, lat FLOAT64>(ST_X(geom), ST_Y(geom)) AS point,
  [1, 2, 3][OFFSET(0)] AS first_one,
  ARRAY<STRUCT<k STRING, v INT64>>[('a', 1), ('b', 2)] AS pairs,
  ARRAY(SELECT AS STRUCT x, x * x AS square FROM UNNEST(GENERATE_ARRAY(1, 10)) AS x WHERE MOD(x, 2) = 0) AS squares,
  DATE '2024-01-31' + INTERVAL 1 MONTH AS next_month,
  EXTRACT(DAYOFWEEK FROM created_at AT TIME ZONE 'Europe/Madrid') AS weekday,
  SAFE.PARSE_DATE('%Y-%m-%d', text_date) AS parsed_date,
  CAST(amount AS STRING FORMAT '999.99') AS amount_text,
  COUNTIF(amount > 0) OVER (PARTITION BY geoid ORDER BY created_at ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS recent,
  LAST_VALUE(amount IGNORE NULLS) OVER w AS last_amount,
  ANY_VALUE(name HAVING MAX amount) OVER (PARTITION BY geoid) AS top_name,
  IF(amount BETWEEN 1 AND 2, 'a', NULL),
  CASE geoid WHEN '1' THEN 1 ELSE 0 END AS flag,
  payload.field.inner_field[0].x AS deep,
  -1.5e-3 AS small,
  b'bytes' AS raw_bytes,
  NUMERIC '1.23' AS n,
  JSON '{"a": 1}' AS j,
  DATE_DIFF(CURRENT_DATE(), DATE(created_at), ISOWEEK) AS weeks,
  DATE_TRUNC(created_at, WEEK(MONDAY)) AS week,
  x IS DISTINCT FROM y AS differs,
  name LIKE ANY ('a%', 'b%') AS matches
FROM `my-project.dataset.table` AS t
LEFT JOIN UNNEST(t.items) AS item WITH OFFSET AS position ON item.id = t.id
CROSS JOIN UNNEST([STRUCT(1 AS id, 'x' AS label)]) AS lookup
INNER JOIN dataset.other USING (geoid, name)
FULL OUTER JOIN dataset.third AS third ON third.id = t.id
WHERE _TABLE_SUFFIX BETWEEN '2024' AND '2025'
  AND t.id IN UNNEST(ids)
  AND EXISTS (SELECT 1 FROM UNNEST(t.tags) tag WHERE tag = 'x')
  AND NOT REGEXP_CONTAINS(name, r'^\d+\.$')
GROUP BY ROLLUP (geoid, name)
HAVING SUM(amount) > 0
QUALIFY ROW_NUMBER() OVER (PARTITION BY geoid ORDER BY amount DESC) = 1
WINDOW w AS (PARTITION BY geoid ORDER BY created_at)
ORDER BY 1 ASC NULLS LAST, 2 DESC
LIMIT 100 OFFSET 5;

SELECT * FROM `dataset.sales`
PIVOT (SUM(amount) AS total, COUNT(*) AS n FOR quarter IN ('Q1', 'Q2' AS second, 'Q3'));

SELECT * FROM dataset.wide UNPIVOT (amount FOR quarter IN (q1, q2 AS 'two', q3));

SELECT * FROM dataset.big TABLESAMPLE SYSTEM (10 PERCENT);
SELECT * FROM dataset.history FOR SYSTEM_TIME AS OF TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR);
SELECT a FROM x UNION DISTINCT SELECT b FROM y EXCEPT DISTINCT SELECT c FROM z INTERSECT DISTINCT SELECT d FROM w;
SELECT * FROM a, a.items, UNNEST(a.others);
SELECT * FROM ML.PREDICT(MODEL `dataset.model`, (SELECT * FROM dataset.input), STRUCT(0.5 AS threshold));
SELECT * FROM `carto-un`.carto.ROUTE_TABLE('a', [1, 2]);
SELECT COUNT(DISTINCT a), APPROX_QUANTILES(b, 100)[OFFSET(50)], STRING_AGG(c, ',' ORDER BY c DESC LIMIT 3) FROM t GROUP BY ALL;
SELECT AS VALUE STRUCT(1 AS a);
SELECT IF(a, 1, 2) AS `if`, `select` FROM `from`;
SELECT @@project_id, @@session_id, @named, ?;
SELECT 1 AS date, timestamp, t.order FROM t;

INSERT INTO dataset.t (a, b) VALUES (1, 'x'), (2, DEFAULT);
INSERT dataset.t (a, b) SELECT a, b FROM dataset.u;
UPDATE dataset.t AS t SET a = u.a, b.c = 1 FROM dataset.u AS u WHERE t.id = u.id;
DELETE dataset.t WHERE TRUE;
DELETE FROM dataset.t AS t WHERE t.id IN (SELECT id FROM gone);
TRUNCATE TABLE dataset.t;
MERGE dataset.t AS target
USING (SELECT * FROM dataset.u) AS source
ON target.id = source.id
WHEN MATCHED AND source.gone THEN DELETE
WHEN MATCHED THEN UPDATE SET a = source.a, b = source.b
WHEN NOT MATCHED BY TARGET THEN INSERT (id, a) VALUES (source.id, source.a)
WHEN NOT MATCHED BY SOURCE THEN DELETE;

ALTER TABLE dataset.t ADD COLUMN IF NOT EXISTS c STRING, DROP COLUMN d;
ALTER TABLE dataset.t SET OPTIONS (expiration_timestamp = TIMESTAMP '2030-01-01');
ALTER TABLE IF EXISTS dataset.t RENAME TO u;
CREATE OR REPLACE VIEW dataset.v (a, b OPTIONS (description = 'x')) AS SELECT 1, 2;
CREATE MATERIALIZED VIEW dataset.mv AS SELECT a, COUNT(*) AS n FROM dataset.t GROUP BY a;
CREATE TABLE dataset.c (id INT64 NOT NULL, tags ARRAY<STRING>, nested STRUCT<a INT64, b ARRAY<STRUCT<c DATE>>>, g GEOGRAPHY DEFAULT ST_GEOGPOINT(0, 0)) PARTITION BY RANGE_BUCKET(id, GENERATE_ARRAY(0, 100, 10)) CLUSTER BY id;
CREATE TABLE dataset.d LIKE dataset.c;
CREATE TABLE dataset.e COPY dataset.c;
CREATE TABLE dataset.f CLONE dataset.c;
CREATE SNAPSHOT TABLE dataset.s CLONE dataset.c;
CREATE EXTERNAL TABLE dataset.x OPTIONS (format = 'CSV', uris = ['gs://bucket/*.csv']);
CREATE SEARCH INDEX my_index ON dataset.t (ALL COLUMNS);
DROP TABLE IF EXISTS dataset.t;
DROP VIEW IF EXISTS dataset.v;
DROP FUNCTION IF EXISTS dataset.f;
EXPORT DATA OPTIONS (uri = 'gs://bucket/file-*.csv', format = 'CSV', overwrite = true, header = true, field_delimiter = ';') AS SELECT * FROM dataset.t ORDER BY a LIMIT 10;
LOAD DATA INTO dataset.t FROM FILES (format = 'PARQUET', uris = ['gs://bucket/a.parquet']);
ASSERT (SELECT COUNT(*) FROM dataset.t) > 0 AS 'The table is empty';
CREATE OR REPLACE MODEL dataset.m OPTIONS (model_type = 'LINEAR_REG', input_label_cols = ['y']) AS SELECT x, y FROM dataset.t;
CALL `carto-un`.carto.VORONOI('a', [STRUCT(1, 2)], NULL);
CALL dataset.proc(a, b, dry_run => TRUE);
GRANT `roles/bigquery.dataViewer` ON TABLE dataset.t TO "user:a@example.com";
