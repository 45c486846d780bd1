CREATE TABLE IF NOT EXISTS IDENTIFIER(:output_table) AS
SELECT *, :label AS label
FROM IDENTIFIER(:source_table)
WHERE 1 = 0;
