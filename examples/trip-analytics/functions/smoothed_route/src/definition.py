# /// script
# requires-python = "==3.11"
# dependencies = [
#   "numpy==1.26.4",
#   "pandas==2.2.3",
#   "shapely==2.0.6",
# ]
# ///
import numpy as np
import pandas as pd
from shapely import LineString, transform

METRES_PER_DEGREE = 111_195.0


def main(longitudes, latitudes, window_size, tolerance_m):
    points = pd.DataFrame({"x": longitudes, "y": latitudes})
    smooth = points.rolling(window_size, center=True, min_periods=1).median()
    # A route ends where its trip ended.
    smooth.iloc[[0, -1]] = points.iloc[[0, -1]]

    # In metres around the first point, so that the tolerance is the same in every direction.
    origin = points.iloc[0].to_numpy()
    metres = METRES_PER_DEGREE * np.array([np.cos(np.radians(origin[1])), 1.0])
    line = LineString((smooth.to_numpy() - origin) * metres).simplify(tolerance_m)
    return transform(line, lambda xy: np.round(xy / metres + origin, 6)).wkt
