-- Environment variables arrive as JSON: a text in quotes, or null.
DECLARE project STRING DEFAULT NULLIF(TRIM(bigqueryProjectId, '"'), 'null');
DECLARE region STRING DEFAULT NULLIF(TRIM(bigqueryRegion, '"'), 'null');
DECLARE lineage_columns STRING DEFAULT CASE
  WHEN NOT add_lineage THEN ''
  WHEN lineage = 'Project, region and a note' THEN
    FORMAT(
      ', CAST(%T AS STRING) AS run_project, CAST(%T AS STRING) AS run_region, CAST(%T AS STRING) AS run_note',
      project,
      region,
      note
    )
  ELSE
    FORMAT(', CAST(%T AS STRING) AS run_project, CAST(%T AS STRING) AS run_region', project, region)
END;
DECLARE own_query STRING DEFAULT REPLACE(
  REPLACE(
    REPLACE(RTRIM(query, '; \n'), '$sites', FORMAT('`%s`', sites)),
    '$reference',
    FORMAT('`%s`', IFNULL(NULLIF(reference, ''), 'no reference table connected'))
  ),
  '$project',
  IFNULL(project, '')
);
DECLARE row_count INT64;

EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  SELECT *%s
  FROM (
    %s
  )
  ''',
  enriched,
  lineage_columns,
  own_query
);

IF stop_if_empty THEN
  EXECUTE IMMEDIATE FORMAT('SELECT COUNT(*) FROM `%s`', enriched) INTO row_count;
  IF row_count = 0 THEN
    RAISE USING MESSAGE = 'The query returned no rows. Check its conditions, or switch off "Stop when there are no rows".';
  END IF;
END IF;
