DECLARE kept STRING DEFAULT (
  SELECT IFNULL(STRING_AGG(FORMAT('`%s`, ', TRIM(name)), '' ORDER BY place), '')
  FROM UNNEST(SPLIT(kept_columns, ',')) AS name WITH OFFSET AS place
  WHERE TRIM(name) NOT IN ('', site_id, site_geom)
);

EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  SELECT
    `%s` AS site_id,
    %s
    `%s` AS geom,
    CAST(NULL AS INT64) AS rivals,
    CAST(NULL AS INT64) AS own_stores,
    CAST(NULL AS FLOAT64) AS rival_floor_area_m2,
    CAST(NULL AS FLOAT64) AS score,
    CAST(NULL AS STRING) AS level
  FROM `%s`
  WHERE 1 = 0
  ''',
  scored_sites,
  site_id,
  kept,
  site_geom,
  sites
);
