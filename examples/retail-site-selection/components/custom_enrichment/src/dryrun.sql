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

-- Only the query itself knows its columns, so the dry run asks it for none of its rows.
EXECUTE IMMEDIATE FORMAT(
  '''
  CREATE TABLE IF NOT EXISTS `%s`
  OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY))
  AS
  SELECT *%s
  FROM (
    %s
  )
  WHERE 1 = 0
  ''',
  enriched,
  lineage_columns,
  own_query
);
