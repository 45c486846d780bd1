import PlayArrow from "@mui/icons-material/PlayArrow";
import Stop from "@mui/icons-material/Stop";
import Button from "@mui/material/Button";
import CircularProgress from "@mui/material/CircularProgress";
import Tooltip from "@mui/material/Tooltip";

import { actions } from "../shell/actions";
import { titleWithKeys } from "../shell/shortcut";
import { useEngine } from "../state/engine";
import { cancelTrial, runTrial } from "./running";
import { useTrial } from "./trials";
import { useNoticeable } from "./useNoticeable";

/** Starts a run, and stops one that takes its time. */
export function RunButton({ folder }: { folder: string }) {
  const isHere = useEngine((store) => store.engine) === "local";
  const isRunning = useNoticeable(useTrial(folder).running !== null);
  if (isRunning)
    return (
      <Button
        variant="outlined"
        startIcon={<Stop />}
        onClick={() => cancelTrial(folder)}
        sx={{ flex: "none", minWidth: 84 }}
      >
        Cancel
        <CircularProgress size={12} aria-label="Running" sx={{ ml: 1 }} />
      </Button>
    );
  return (
    <Tooltip
      describeChild
      title={titleWithKeys(
        `Run dry and full, ${isHere ? "here" : "in the warehouse"}, on sample rows`,
        actions.tryComponent.shortcuts,
      )}
    >
      <Button
        variant="contained"
        startIcon={<PlayArrow />}
        onClick={() => void runTrial(folder)}
        sx={{ flex: "none", minWidth: 84 }}
      >
        Run
      </Button>
    </Tooltip>
  );
}
