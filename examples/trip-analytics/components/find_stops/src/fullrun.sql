-- The first and last step of every run of slow steps.
CREATE TEMP FUNCTION slow_runs(speeds ARRAY<FLOAT64>, slowest FLOAT64)
RETURNS ARRAY<STRUCT<first_step INT64, last_step INT64>>
LANGUAGE js
AS r'''
  const runs = [];
  let current = null;
  speeds.forEach((speed, step) => {
    if (speed > slowest) {
      current = null;
      return;
    }
    if (current === null) {
      current = { first_step: step };
      runs.push(current);
    }
    current.last_step = step;
  });
  return runs;
''';

EXECUTE IMMEDIATE FORMAT(
  '''
  %s `%s`
  AS
  WITH
    position AS (
      SELECT
        trip.trip,
        point.seen_at,
        point.geom,
        ROW_NUMBER() OVER (PARTITION BY trip.trip ORDER BY point.seen_at) AS number
      FROM `%s` AS trip, UNNEST(trip.positions) AS point
    ),
    step AS (
      SELECT
        here.trip,
        here.number,
        here.seen_at AS left_at,
        there.seen_at AS reached_at,
        here.geom,
        IFNULL(
          3.6 * SAFE_DIVIDE(ST_DISTANCE(here.geom, there.geom), TIMESTAMP_DIFF(there.seen_at, here.seen_at, SECOND)),
          0.0
        ) AS speed_kmh
      FROM position AS here
      JOIN position AS there ON there.trip = here.trip AND there.number = here.number + 1
    ),
    trip_steps AS (
      SELECT
        trip,
        ARRAY_AGG(STRUCT(left_at, reached_at, geom) ORDER BY number) AS steps,
        slow_runs(ARRAY_AGG(speed_kmh ORDER BY number), @slowest) AS runs
      FROM step
      GROUP BY trip
    ),
    stop AS (
      SELECT
        trip,
        steps[OFFSET(run.first_step)].left_at AS stopped_at,
        steps[OFFSET(run.last_step)].reached_at AS went_on_at,
        (
          SELECT ST_CENTROID_AGG(step.geom)
          FROM UNNEST(steps) AS step WITH OFFSET AS place
          WHERE place BETWEEN run.first_step AND run.last_step
        ) AS geom
      FROM trip_steps, UNNEST(runs) AS run
    )
  SELECT
    trip,
    ROW_NUMBER() OVER by_time AS stop_number,
    stopped_at,
    TIMESTAMP_DIFF(went_on_at, stopped_at, SECOND) / 60 AS minutes,
    TIMESTAMP_DIFF(LEAD(stopped_at) OVER by_time, went_on_at, SECOND) / 60 AS minutes_to_next,
    geom
  FROM stop
  WHERE TIMESTAMP_DIFF(went_on_at, stopped_at, SECOND) >= 60 * @shortest
  WINDOW by_time AS (PARTITION BY trip ORDER BY stopped_at)
  ''',
  IF(REGEXP_CONTAINS(stops, r'\.'), 'CREATE TABLE IF NOT EXISTS', 'CREATE TEMP TABLE'),
  stops,
  trips
)
USING
  slowest_kmh AS slowest,
  shortest_minutes AS shortest;
