DECLARE reach_m FLOAT64 DEFAULT IF(match_rule = 'Near the area', margin_m, 0.0);

-- Both outputs are parts of one query, so that no candidate is lost or counted twice.
DECLARE classified STRING DEFAULT FORMAT(
  '''
  WITH
    located AS (
      SELECT
        candidate.*,
        (
          SELECT MIN(place) + 1
          FROM UNNEST(@@workflows_temp@@.GEOJSON_GEOMETRIES(@search_area)) AS area WITH OFFSET AS place
          WHERE ST_DWITHIN(candidate.`%s`, ST_GEOGFROMGEOJSON(area), @reach_m)
        ) AS area_number,
        EXISTS (
          SELECT 1
          FROM UNNEST(@@workflows_temp@@.GEOJSON_GEOMETRIES(@excluded_area)) AS area
          WHERE ST_INTERSECTS(candidate.`%s`, ST_GEOGFROMGEOJSON(area))
        ) AS is_excluded
      FROM `%s` AS candidate
    )
  SELECT
    * EXCEPT (is_excluded),
    CASE
      WHEN is_excluded THEN 'Excluded'
      WHEN area_number IS NULL THEN 'Outside'
      ELSE 'Inside'
    END AS area_status,
    @area_label AS area_label
  FROM located
  ''',
  geom_column,
  geom_column,
  candidates
);

EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  SELECT * FROM (%s) WHERE area_status = 'Inside'
  ''',
  inside,
  classified
)
USING
  search_area AS search_area,
  reach_m AS reach_m,
  excluded_area AS excluded_area,
  area_label AS area_label;

EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  SELECT * FROM (%s) WHERE area_status != 'Inside'
  ''',
  outside,
  classified
)
USING
  search_area AS search_area,
  reach_m AS reach_m,
  excluded_area AS excluded_area,
  area_label AS area_label;
