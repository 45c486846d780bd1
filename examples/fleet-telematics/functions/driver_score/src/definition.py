# /// script
# requires-python = "==3.11"
# dependencies = [
#   "numpy==1.26.4",
# ]
# ///
import numpy as np

# Points lost at each share; between two shares the loss grows evenly.
SPEEDING_SHARES, SPEEDING_LOSS = [0.0, 0.1, 0.5], [0.0, 10.0, 70.0]
IDLING_SHARES, IDLING_LOSS = [0.0, 0.2, 0.6], [0.0, 0.0, 40.0]


def main(speeding_share, idling_share):
    if speeding_share is None or idling_share is None:
        return None
    loss = np.interp(speeding_share, SPEEDING_SHARES, SPEEDING_LOSS)
    loss += np.interp(idling_share, IDLING_SHARES, IDLING_LOSS)
    return round(max(0.0, 100.0 - float(loss)), 1)
