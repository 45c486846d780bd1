-- A name with a dataset is a table that others read later; a bare one lives as long as the session.
DECLARE is_session BOOL DEFAULT NOT REGEXP_CONTAINS(trips, r'\.');
DECLARE create_table STRING DEFAULT IF(is_session, 'CREATE TEMP TABLE', 'CREATE TABLE IF NOT EXISTS');
DECLARE lifetime STRING DEFAULT IF(
  is_session,
  '',
  'OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))'
);
DECLARE staged STRING DEFAULT CONCAT(trips, '_staged');
DECLARE has_untimed BOOL;

IF IFNULL(gap_minutes, 0) <= 0 THEN
  RAISE USING MESSAGE = FORMAT('The longest pause must be more than 0 minutes, and is %T', gap_minutes);
END IF;

EXECUTE IMMEDIATE
  FORMAT('SELECT COUNTIF(`%s` IS NULL) > 0 FROM `%s`', time_column, positions)
INTO has_untimed;
IF has_untimed AND on_untimed = 'Stop with an error' THEN
  RAISE USING MESSAGE = FORMAT('Some positions have no time in the column "%s"', time_column);
END IF;

BEGIN
  EXECUTE IMMEDIATE FORMAT(
    '''
    %s `%s` AS
    WITH
      stepped AS (
        SELECT
          CAST(`%s` AS STRING) AS vehicle,
          `%s` AS seen_at,
          `%s` AS geom,
          LAG(`%s`) OVER by_time AS previous_at,
          LAG(`%s`) OVER by_time AS previous_geom
        FROM `%s`
        WHERE `%s` IS NOT NULL
        WINDOW by_time AS (PARTITION BY `%s` ORDER BY `%s`)
      ),
      marked AS (
        SELECT
          *,
          previous_at IS NULL OR TIMESTAMP_DIFF(seen_at, previous_at, SECOND) > 60 * @gap_minutes AS begins
        FROM stepped
      )
    SELECT
      vehicle,
      seen_at,
      geom,
      IF(begins, 0.0, ST_DISTANCE(previous_geom, geom)) AS step_m,
      COUNTIF(begins) OVER (PARTITION BY vehicle ORDER BY seen_at) AS trip_number
    FROM marked
    ''',
    create_table,
    staged,
    vehicle_column,
    time_column,
    geom_column,
    time_column,
    geom_column,
    positions,
    time_column,
    vehicle_column,
    time_column
  )
  USING gap_minutes AS gap_minutes;

  EXECUTE IMMEDIATE FORMAT(
    '''
    %s `%s` (
      trip STRING,
      vehicle STRING,
      started_at TIMESTAMP,
      ended_at TIMESTAMP,
      positions ARRAY<STRUCT<seen_at TIMESTAMP, geom GEOGRAPHY>>%s
    )
    %s
    ''',
    create_table,
    trips,
    CASE measures
      WHEN 'Distance' THEN ', distance_m FLOAT64'
      WHEN 'Distance and speed' THEN ', distance_m FLOAT64, speed_kmh FLOAT64'
      ELSE ''
    END,
    lifetime
  );

  EXECUTE IMMEDIATE FORMAT(
    '''
    INSERT INTO `%s`
    SELECT
      @@workflows_temp@@.TRIP_KEY(vehicle, MIN(seen_at)) AS trip,
      vehicle,
      MIN(seen_at) AS started_at,
      MAX(seen_at) AS ended_at,
      ARRAY_AGG(STRUCT(seen_at, geom) ORDER BY seen_at) AS positions
      %s
    FROM `%s`
    GROUP BY vehicle, trip_number
    ''',
    trips,
    IF(
      measures = 'None',
      '',
      FORMAT(
        ', ROUND(SUM(step_m), 1) AS distance_m%s',
        IF(
          measures = 'Distance and speed',
          ', ROUND(3.6 * SAFE_DIVIDE(SUM(step_m), TIMESTAMP_DIFF(MAX(seen_at), MIN(seen_at), SECOND)), 1) AS speed_kmh',
          ''
        )
      )
    ),
    staged
  );

  EXECUTE IMMEDIATE FORMAT('DROP TABLE `%s`', staged);
EXCEPTION WHEN ERROR THEN
  EXECUTE IMMEDIATE FORMAT('DROP TABLE IF EXISTS `%s`', staged);
  EXECUTE IMMEDIATE FORMAT('DROP TABLE IF EXISTS `%s`', trips);
  RAISE USING MESSAGE = CONCAT('The trips could not be built: ', @@error.message);
END;
