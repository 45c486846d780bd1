EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  SELECT
    `%s` AS site_id,
    `%s` AS geom,
    CAST(NULL AS FLOAT64) AS reach_m,
    CAST(NULL AS INT64) AS demand_points,
    CAST(NULL AS FLOAT64) AS demand_total,
    CAST(NULL AS FLOAT64) AS demand_weighted,
    CAST(NULL AS INT64) AS demand_rank
  FROM `%s`
  WHERE 1 = 0
  ''',
  trade_areas,
  site_id,
  site_geom,
  sites
);
