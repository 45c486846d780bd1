IF (:geofence_source = 'In a table') THEN
  EXECUTE IMMEDIATE '
  CREATE TABLE IF NOT EXISTS ' || :used_geofences || ' AS
  WITH
    setting AS (
      SELECT PARSE_JSON(' || @@workflows_temp@@.SQL_LITERAL(:speed_limits) || ') AS speed_limits
    ),
    named AS (
      SELECT
        "' || :geofence_name || '"::VARCHAR AS name,
        "' || :geofence_area || '" AS geom
      FROM ' || :geofences || '
    )
  SELECT
    named.name,
    NVL(GET(setting.speed_limits, named.name), GET(setting.speed_limits, ''default''))::FLOAT AS speed_limit_kmh,
    named.geom
  FROM named
  CROSS JOIN setting
  ';
ELSE
  -- A lone feature or geometry is taken for a collection of one.
  CREATE TABLE IF NOT EXISTS IDENTIFIER(:used_geofences) AS
  WITH
    given AS (
      SELECT
        PARSE_JSON(
          IFF(:geofence_source = 'Drawn on the map', :drawn_geofences, :written_geofences)
        ) AS geojson,
        PARSE_JSON(:speed_limits) AS speed_limits
    ),
    named AS (
      SELECT
        NVL(
          GET_PATH(feature.value, 'properties.name')::VARCHAR,
          :name_prefix || ' ' || (feature.index + 1)
        ) AS name,
        TO_GEOGRAPHY(NVL(GET(feature.value, 'geometry'), feature.value)) AS geom,
        given.speed_limits
      FROM
        given,
        LATERAL FLATTEN(
          INPUT => NVL(GET(given.geojson, 'features'), ARRAY_CONSTRUCT(given.geojson))
        ) AS feature
    )
  SELECT
    name::VARCHAR AS name,
    NVL(GET(speed_limits, name), GET(speed_limits, 'default'))::FLOAT AS speed_limit_kmh,
    geom
  FROM named;
END IF;

EXECUTE IMMEDIATE '
CREATE TABLE IF NOT EXISTS ' || :alerts || ' AS
WITH
  setting AS (
    SELECT
      SPLIT(' || @@workflows_temp@@.SQL_LITERAL(:alert_types) || ', '','') AS alert_types,
      ' || @@workflows_temp@@.SQL_LITERAL(:message) || '::VARCHAR AS message,
      ' || @@workflows_temp@@.SQL_LITERAL(:apiBaseUrl) || '::VARCHAR AS raised_by,
      PARSE_JSON(' || @@workflows_temp@@.SQL_LITERAL(IFF(:limit_hours, :hours, '["0", "24"]')) || ') AS hours
  ),
  ping AS (
    SELECT
      "' || :vehicle_column || '"::VARCHAR AS vehicle,
      "' || :time_column || '" AS happened_at,
      "' || :position_column || '" AS geom,
      "' || :speed_column || '"::FLOAT AS speed_kmh
    FROM ' || :pings || '
    WHERE ' || NVL(NULLIF(TRIM(:ping_filter), ''), 'TRUE') || '
  ),
  located AS (
    SELECT
      ping.*,
      fence.name AS geofence,
      fence.speed_limit_kmh,
      ST_INTERSECTS(fence.geom, ping.geom) AS is_inside
    FROM ping
    CROSS JOIN ' || :used_geofences || ' AS fence
  ),
  crossed AS (
    SELECT
      *,
      LAG(is_inside, 1, FALSE) OVER (PARTITION BY vehicle, geofence ORDER BY happened_at) AS was_inside
    FROM located
  ),
  event AS (
    SELECT *, ''Entry'' AS alert FROM crossed WHERE is_inside AND NOT was_inside
    UNION ALL
    SELECT *, ''Exit'' AS alert FROM crossed WHERE was_inside AND NOT is_inside
    UNION ALL
    SELECT *, ''Speeding'' AS alert FROM crossed WHERE is_inside AND speed_kmh > speed_limit_kmh
  )
SELECT
  event.alert::VARCHAR AS alert,
  event.vehicle,
  event.geofence,
  event.happened_at,
  event.speed_kmh,
  @@workflows_temp@@.SPEED_BAND(
    event.speed_kmh,
    IFF(event.is_inside, event.speed_limit_kmh, NULL)
  )::VARCHAR AS speed_band,
  REPLACE(
    REPLACE(
      REPLACE(
        REPLACE(setting.message, ''{vehicle}'', event.vehicle),
        ''{alert}'',
        event.alert
      ),
      ''{geofence}'',
      event.geofence
    ),
    ''{time}'',
    TO_VARCHAR(event.happened_at, ''YYYY-MM-DD HH24:MI'')
  )::VARCHAR AS message,
  setting.raised_by,
  event.geom
FROM event
CROSS JOIN setting
WHERE
  ARRAY_CONTAINS(event.alert::VARIANT, setting.alert_types)
  AND HOUR(event.happened_at) >= setting.hours[0]::FLOAT
  AND HOUR(event.happened_at) < setting.hours[1]::FLOAT
';
