EXECUTE IMMEDIATE '
CREATE TABLE IF NOT EXISTS ' || :tagged_pings || ' AS
WITH
  ping AS (
    SELECT
      "' || :vehicle_column || '"::VARCHAR AS vehicle,
      "' || :time_column || '" AS pinged_at,
      "' || :position_column || '" AS geom,
      "' || :speed_column || '"::FLOAT AS speed_kmh,
      "' || :odometer_column || '"::FLOAT AS odometer_km'
      || IFF(NVL(:kept_columns, '') = '', '', ', "' || REPLACE(:kept_columns, ',', '", "') || '"') || '
    FROM ' || :pings || '
  ),
  spaced AS (
    SELECT
      *,
      DATEDIFF(
        ''second'',
        LAG(pinged_at) OVER (PARTITION BY vehicle ORDER BY pinged_at),
        pinged_at
      ) AS silence_s
    FROM ping
  ),
  numbered AS (
    SELECT
      *,
      1 + SUM(IFF(silence_s > 60 * ' || :gap_minutes || ', 1, 0)) OVER (
        PARTITION BY vehicle
        ORDER BY pinged_at
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS trip_number
    FROM spaced
  )
SELECT
  * EXCLUDE (silence_s, trip_number),
  (vehicle || ''/'' || trip_number::INTEGER)::VARCHAR AS trip_id
FROM numbered
';

CREATE TABLE IF NOT EXISTS IDENTIFIER(:trips) AS
SELECT
  trip_id,
  vehicle,
  MIN(pinged_at) AS started_at,
  MAX(pinged_at) AS ended_at,
  DATEDIFF('minute', MIN(pinged_at), MAX(pinged_at))::INTEGER AS minutes,
  COUNT(*)::INTEGER AS positions,
  ROUND(MAX(odometer_km) - MIN(odometer_km), 1)::FLOAT AS distance_km,
  MAX(speed_kmh)::FLOAT AS top_speed_kmh,
  IFF(
    :score_trips,
    @@workflows_temp@@.SPEED_BAND(MAX(speed_kmh), :speed_limit),
    NULL
  )::VARCHAR AS top_speed_band,
  IFF(
    :score_trips,
    @@workflows_temp@@.DRIVER_SCORE(
      COUNT_IF(speed_kmh > :speed_limit)::FLOAT / COUNT(*),
      COUNT_IF(speed_kmh = 0)::FLOAT / COUNT(*)
    ),
    NULL
  )::FLOAT AS driver_score
FROM IDENTIFIER(:tagged_pings)
GROUP BY trip_id, vehicle
HAVING COUNT(*) >= :min_pings;
