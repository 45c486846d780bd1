EXECUTE IMMEDIATE FORMAT(
  '''
  %s `%s`
  AS
  SELECT
    trip,
    CAST(NULL AS INT64) AS positions,
    CAST(NULL AS INT64) AS points,
    CAST(NULL AS FLOAT64) AS length_m,
    CAST(NULL AS GEOGRAPHY) AS geom
  FROM `%s`
  WHERE 1 = 0
  ''',
  IF(REGEXP_CONTAINS(routes, r'\.'), 'CREATE TABLE IF NOT EXISTS', 'CREATE TEMP TABLE'),
  routes,
  trips
);
