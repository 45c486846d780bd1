DECLARE kept STRING DEFAULT (
  SELECT IFNULL(STRING_AGG(FORMAT('site.`%s`, ', TRIM(name)), '' ORDER BY place), '')
  FROM UNNEST(SPLIT(kept_columns, ',')) AS name WITH OFFSET AS place
  WHERE TRIM(name) NOT IN ('', site_id, site_geom)
);
DECLARE competing ARRAY<STRING> DEFAULT ARRAY(
  SELECT TRIM(name) FROM UNNEST(SPLIT(formats, ',')) AS name
);
DECLARE smallest_m2 FLOAT64 DEFAULT SAFE_CAST(JSON_VALUE(floor_area, '$[0]') AS FLOAT64);
DECLARE largest_m2 FLOAT64 DEFAULT SAFE_CAST(JSON_VALUE(floor_area, '$[1]') AS FLOAT64);

EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  WITH
    store AS (
      SELECT
        `%s` AS geom,
        CAST(`%s` AS FLOAT64) AS floor_area_m2,
        IFNULL(
          @@workflows_temp@@.NORMALIZE_BRAND(`%s`) = @@workflows_temp@@.NORMALIZE_BRAND(@own_brand),
          FALSE
        ) AS is_own
      FROM `%s`
      WHERE `%s` IN UNNEST(@competing)
    ),
    counted AS (
      SELECT
        site.`%s` AS site_id,
        COUNTIF(NOT store.is_own) AS rivals,
        COUNTIF(store.is_own) AS own_stores,
        SUM(IF(store.is_own, 0.0, IFNULL(store.floor_area_m2, 0.0))) AS rival_floor_area_m2
      FROM `%s` AS site
      JOIN store ON ST_DWITHIN(site.`%s`, store.geom, @radius_m)
      WHERE
        (@smallest_m2 IS NULL OR store.floor_area_m2 >= @smallest_m2)
        AND (@largest_m2 IS NULL OR store.floor_area_m2 <= @largest_m2)
      GROUP BY 1
    ),
    scored AS (
      SELECT
        site.`%s` AS site_id,
        %s
        site.`%s` AS geom,
        IFNULL(counted.rivals, 0) AS rivals,
        IFNULL(counted.own_stores, 0) AS own_stores,
        IFNULL(counted.rival_floor_area_m2, 0.0) AS rival_floor_area_m2,
        GREATEST(
          0.0,
          100.0
          - IFNULL(counted.rivals, 0) * IFNULL(SAFE_CAST(JSON_VALUE(@penalties, '$.rival') AS FLOAT64), 0.0)
          - IFNULL(counted.rival_floor_area_m2, 0.0) / 1000
            * IFNULL(SAFE_CAST(JSON_VALUE(@penalties, '$.rival_per_1000_m2') AS FLOAT64), 0.0)
          - IFNULL(counted.own_stores, 0) * IFNULL(SAFE_CAST(JSON_VALUE(@penalties, '$.own_store') AS FLOAT64), 0.0)
        ) AS score
      FROM `%s` AS site
      LEFT JOIN counted ON counted.site_id = site.`%s`
    )
  SELECT
    *,
    CASE
      WHEN score >= 75 THEN 'Open field'
      WHEN score >= 40 THEN 'Contested'
      ELSE 'Crowded'
    END AS level
  FROM scored
  ''',
  scored_sites,
  store_geom,
  floor_area_column,
  brand_column,
  stores,
  format_column,
  site_id,
  sites,
  site_geom,
  site_id,
  kept,
  site_geom,
  sites,
  site_id
)
USING
  own_brand AS own_brand,
  competing AS competing,
  radius_m AS radius_m,
  smallest_m2 AS smallest_m2,
  largest_m2 AS largest_m2,
  penalties AS penalties;
