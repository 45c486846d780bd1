(
  CASE
    WHEN NULLIF(TRIM(geojson), '') IS NULL THEN
      ARRAY<STRING>[]
    WHEN JSON_VALUE(geojson, '$.type') = 'FeatureCollection' THEN
      ARRAY(
        SELECT JSON_QUERY(feature, '$.geometry')
        FROM UNNEST(JSON_QUERY_ARRAY(geojson, '$.features')) AS feature WITH OFFSET AS place
        ORDER BY place
      )
    WHEN JSON_VALUE(geojson, '$.type') = 'Feature' THEN
      [JSON_QUERY(geojson, '$.geometry')]
    ELSE
      [geojson]
  END
)
