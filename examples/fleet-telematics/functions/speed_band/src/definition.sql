CASE
  WHEN speed IS NULL OR speed_limit IS NULL THEN 'Unknown'
  WHEN speed <= speed_limit THEN 'Within limit'
  WHEN speed <= speed_limit * 1.25 THEN 'Over limit'
  ELSE 'Far over limit'
END
