EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  SELECT *, @label AS label
  FROM `%s`
  ''',
  output_table,
  source_table
)
USING label AS label;
