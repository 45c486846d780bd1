EXECUTE IMMEDIATE FORMAT(
  '''
  %s `%s`
  AS
  SELECT
    trip,
    CAST(NULL AS INT64) AS stop_number,
    CAST(NULL AS TIMESTAMP) AS stopped_at,
    CAST(NULL AS FLOAT64) AS minutes,
    CAST(NULL AS FLOAT64) AS minutes_to_next,
    CAST(NULL AS GEOGRAPHY) AS geom
  FROM `%s`
  WHERE 1 = 0
  ''',
  IF(REGEXP_CONTAINS(stops, r'\.'), 'CREATE TABLE IF NOT EXISTS', 'CREATE TEMP TABLE'),
  stops,
  trips
);
