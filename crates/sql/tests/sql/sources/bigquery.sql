
DECLARE query STRING DEFAULT 'it\'s';

EXECUTE IMMEDIATE '''
  SELECT "a\\b"
''' || query -- no end; here
