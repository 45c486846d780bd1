DECLARE is_session BOOL DEFAULT NOT REGEXP_CONTAINS(trips, r'\.');

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
  IF(is_session, 'CREATE TEMP TABLE', 'CREATE TABLE IF NOT EXISTS'),
  trips,
  CASE measures
    WHEN 'Distance' THEN ', distance_m FLOAT64'
    WHEN 'Distance and speed' THEN ', distance_m FLOAT64, speed_kmh FLOAT64'
    ELSE ''
  END,
  IF(
    is_session,
    '',
    'OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))'
  )
);
