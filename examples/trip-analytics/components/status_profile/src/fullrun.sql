DECLARE named ARRAY<STRING> DEFAULT ARRAY(
  SELECT TRIM(status)
  FROM UNNEST(SPLIT(statuses, ',')) AS status WITH OFFSET AS place
  WHERE TRIM(status) != ''
  ORDER BY place
);
DECLARE columns STRING;

-- The SELECT list with a column for every status.
CREATE TEMP FUNCTION status_columns(statuses ARRAY<STRING>, unit STRING)
RETURNS STRING
LANGUAGE js
AS r'''
  const text = (value) => JSON.stringify(value);
  const name = (status) => '`' + status.toLowerCase().replace(/[^a-z0-9]+/g, '_') + '`';
  const minutes = (status) => `SUM(IF(status = ${text(status)}, minutes, 0.0))`;
  const value = (status) =>
    unit === 'Minutes' ? minutes(status) : `SAFE_DIVIDE(${minutes(status)}, SUM(minutes))`;
  return statuses.map((status) => `, ROUND(${value(status)}, 3) AS ${name(status)}`).join('\n');
''';

IF ARRAY_LENGTH(named) = 0 THEN
  RAISE USING MESSAGE = 'Name at least one status';
END IF;

SET columns = status_columns(named, unit);

EXECUTE IMMEDIATE FORMAT(
  '''
  %s `%s`
  AS
  WITH
    lasting AS (
      SELECT
        CAST(`%s` AS STRING) AS vehicle,
        DATE(`%s`) AS day,
        `%s` AS status,
        TIMESTAMP_DIFF(
          LEAD(`%s`) OVER (PARTITION BY `%s` ORDER BY `%s`),
          `%s`,
          SECOND
        ) / 60 AS minutes
      FROM `%s`
    )
  SELECT vehicle, day, ROUND(SUM(minutes), 3) AS total_minutes
  %s
  FROM lasting
  WHERE minutes IS NOT NULL%s
  GROUP BY vehicle, day
  ''',
  IF(REGEXP_CONTAINS(profile, r'\.'), 'CREATE TABLE IF NOT EXISTS', 'CREATE TEMP TABLE'),
  profile,
  vehicle_column,
  time_column,
  status_column,
  time_column,
  vehicle_column,
  time_column,
  time_column,
  messages,
  columns,
  ''
);
