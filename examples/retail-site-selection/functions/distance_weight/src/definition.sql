(
  CASE
    WHEN distance > reach THEN 0.0
    WHEN decay = 'Linear' THEN
      edge_weight + (1.0 - edge_weight) * (1.0 - IFNULL(SAFE_DIVIDE(distance, reach), 0.0))
    WHEN decay = 'Quadratic' THEN
      edge_weight + (1.0 - edge_weight) * POW(1.0 - IFNULL(SAFE_DIVIDE(distance, reach), 0.0), 2)
    ELSE 1.0
  END
)
