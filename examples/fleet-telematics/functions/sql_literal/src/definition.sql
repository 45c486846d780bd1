NVL(
  '''' || REPLACE(REPLACE(value, CHR(92), CHR(92) || CHR(92)), '''', '''''') || '''',
  'NULL'
)
