DECLARE own_radius_km STRING DEFAULT IF(
  reach = 'From a column',
  FORMAT('CAST(`%s` AS FLOAT64)', radius_column),
  'CAST(NULL AS FLOAT64)'
);

-- A join on distance alone can only be an inner one, so sites without demand come back in the last step.
EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  WITH
    site AS (
      SELECT
        `%s` AS site_id,
        `%s` AS geom,
        1000.0 * COALESCE(%s, @radius_km) AS reach_m
      FROM `%s`
    ),
    demand_point AS (
      SELECT
        `%s` AS geom,
        CAST(`%s` AS FLOAT64) AS demand
      FROM `%s`
    ),
    reached AS (
      SELECT
        site.site_id,
        demand_point.demand,
        @@workflows_temp@@.DISTANCE_WEIGHT(
          ST_DISTANCE(site.geom, demand_point.geom),
          site.reach_m,
          @decay,
          COALESCE(@edge_weight, 0.0)
        ) AS weight
      FROM site
      JOIN demand_point ON ST_DWITHIN(site.geom, demand_point.geom, site.reach_m)
    ),
    summed AS (
      SELECT
        site_id,
        COUNT(*) AS demand_points,
        SUM(demand) AS demand_total,
        ROUND(SUM(demand * weight), 1) AS demand_weighted
      FROM reached
      GROUP BY site_id
    )
  SELECT
    site.site_id,
    site.geom,
    site.reach_m,
    COALESCE(summed.demand_points, 0) AS demand_points,
    COALESCE(summed.demand_total, 0.0) AS demand_total,
    COALESCE(summed.demand_weighted, 0.0) AS demand_weighted,
    RANK() OVER (ORDER BY COALESCE(summed.demand_weighted, 0.0) DESC) AS demand_rank
  FROM site
  LEFT JOIN summed ON summed.site_id = site.site_id
  ''',
  trade_areas,
  site_id,
  site_geom,
  own_radius_km,
  sites,
  demand_geom,
  demand_value,
  demand
)
USING
  radius_km AS radius_km,
  decay AS decay,
  edge_weight AS edge_weight;
