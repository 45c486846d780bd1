/* Names that look like keywords, quotes inside quotes, comments inside strings. */
SELECT
  begin_date, end_date, `begin`, t.end, t.`if`, loop_count,
  'BEGIN -- not a comment', "END; /* neither */", '''it's "quoted"''', """a "b" 'c' """,
  'a\'b', "a\"b", r'\', 1', r"\d+", R'''raw ' one''', br'\x', rb"\x", "\\",
  '# no comment', `a#b`, -- BEGIN
  1 # IF
FROM `a-b.c.d` AS t, `proj`.`ds`.`tab` u;
SELECT ';' AS semicolon, '(' AS bracket, "[" AS other;
SELECT CASE WHEN a THEN CASE WHEN b THEN 1 END ELSE 2 END AS `case`, IF(x, 1, 2), LOOP_UP(1);
SELECT * FROM @@workflows_temp@@.WORKFLOWS_EXTENSIONS;
SELECT `@@workflows_temp@@`.MY_FUNCTION(1), @@analytics_toolbox_location@@.H3_TOPARENT(h3, 5);
CALL `@@analytics_toolbox_location@@`.VORONOI(a, b);
CREATE TABLE IF NOT EXISTS `@@workflows_temp@@.my_table` AS SELECT 'ünïcödé 😀' AS t, "日本" AS j;
SELECT EXTRACT(YEAR FROM d), FORMAT_DATE('%Y', d), INTERVAL '1:2' HOUR TO MINUTE, DATETIME '2020-01-01 00:00:00', @x;
