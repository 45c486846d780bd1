EXECUTE IMMEDIATE '
CREATE TABLE IF NOT EXISTS ' || :tagged_pings || ' AS
SELECT
  "' || :vehicle_column || '"::VARCHAR AS vehicle,
  "' || :time_column || '" AS pinged_at,
  "' || :position_column || '" AS geom,
  "' || :speed_column || '"::FLOAT AS speed_kmh,
  "' || :odometer_column || '"::FLOAT AS odometer_km'
  || IFF(NVL(:kept_columns, '') = '', '', ', "' || REPLACE(:kept_columns, ',', '", "') || '"') || ',
  CAST(NULL AS VARCHAR) AS trip_id
FROM ' || :pings || '
WHERE 1 = 0
';

CREATE TABLE IF NOT EXISTS IDENTIFIER(:trips) AS
SELECT
  trip_id,
  vehicle,
  pinged_at AS started_at,
  pinged_at AS ended_at,
  CAST(NULL AS INTEGER) AS minutes,
  CAST(NULL AS INTEGER) AS positions,
  CAST(NULL AS FLOAT) AS distance_km,
  CAST(NULL AS FLOAT) AS top_speed_kmh,
  CAST(NULL AS VARCHAR) AS top_speed_band,
  CAST(NULL AS FLOAT) AS driver_score
FROM IDENTIFIER(:tagged_pings)
WHERE 1 = 0;
