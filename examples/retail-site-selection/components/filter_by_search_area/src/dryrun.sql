DECLARE no_rows STRING DEFAULT FORMAT(
  '''
  SELECT
    *,
    CAST(NULL AS INT64) AS area_number,
    CAST(NULL AS STRING) AS area_status,
    CAST(NULL AS STRING) AS area_label
  FROM `%s`
  WHERE 1 = 0
  ''',
  candidates
);

EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  %s
  ''',
  inside,
  no_rows
);

EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  %s
  ''',
  outside,
  no_rows
);
