IF (:geofence_source = 'In a table') THEN
  EXECUTE IMMEDIATE '
  CREATE TABLE IF NOT EXISTS ' || :used_geofences || ' AS
  SELECT
    "' || :geofence_name || '"::VARCHAR AS name,
    CAST(NULL AS FLOAT) AS speed_limit_kmh,
    "' || :geofence_area || '" AS geom
  FROM ' || :geofences || '
  WHERE 1 = 0
  ';
ELSE
  CREATE TABLE IF NOT EXISTS IDENTIFIER(:used_geofences) AS
  SELECT
    CAST(NULL AS VARCHAR) AS name,
    CAST(NULL AS FLOAT) AS speed_limit_kmh,
    CAST(NULL AS GEOGRAPHY) AS geom
  WHERE 1 = 0;
END IF;

-- The condition takes part, so that a mistake in it shows before the workflow runs.
EXECUTE IMMEDIATE '
CREATE TABLE IF NOT EXISTS ' || :alerts || ' AS
SELECT
  CAST(NULL AS VARCHAR) AS alert,
  "' || :vehicle_column || '"::VARCHAR AS vehicle,
  CAST(NULL AS VARCHAR) AS geofence,
  "' || :time_column || '" AS happened_at,
  "' || :speed_column || '"::FLOAT AS speed_kmh,
  CAST(NULL AS VARCHAR) AS speed_band,
  CAST(NULL AS VARCHAR) AS message,
  CAST(NULL AS VARCHAR) AS raised_by,
  "' || :position_column || '" AS geom
FROM ' || :pings || '
WHERE
  1 = 0
  AND (
    ' || NVL(NULLIF(TRIM(:ping_filter), ''), 'TRUE') || '
  )
';
