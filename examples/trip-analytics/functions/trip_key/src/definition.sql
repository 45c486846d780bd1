(
  CONCAT(vehicle, '/', FORMAT_TIMESTAMP('%Y%m%dT%H%M', began))
)
