EXECUTE IMMEDIATE FORMAT(
  '''
  %s `%s`
  AS
  WITH
    route AS (
      SELECT
        trip,
        ARRAY_LENGTH(positions) AS positions,
        @@workflows_temp@@.SMOOTHED_ROUTE(
          ARRAY(SELECT ST_X(point.geom) FROM UNNEST(positions) AS point ORDER BY point.seen_at),
          ARRAY(SELECT ST_Y(point.geom) FROM UNNEST(positions) AS point ORDER BY point.seen_at),
          @window_size,
          @tolerance_m
        ) AS line
      FROM `%s`
      WHERE ARRAY_LENGTH(positions) >= 2
    )
  SELECT
    trip,
    positions,
    ARRAY_LENGTH(SPLIT(line, ',')) AS points,
    ROUND(ST_LENGTH(ST_GEOGFROMTEXT(line)), 1) AS length_m,
    ST_GEOGFROMTEXT(line) AS geom
  FROM route
  ''',
  IF(REGEXP_CONTAINS(routes, r'\.'), 'CREATE TABLE IF NOT EXISTS', 'CREATE TEMP TABLE'),
  routes,
  trips
)
USING
  CAST(window_size AS INT64) AS window_size,
  tolerance_m AS tolerance_m;
