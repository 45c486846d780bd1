import Typography from "@mui/material/Typography";

import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { PlanView } from "../generated/PlanView";
import { PlanDialog } from "./PlanDialog";
import { usePlan } from "./usePlan";

interface RemoveDialogProps {
  /** The key of its row. */
  name: string;
  title: string;
  destination: string | null;
  onClose(): void;
}

/** Removes an installed extension, after naming all that goes with it. */
export function RemoveDialog({ name, title, destination, onClose }: RemoveDialogProps) {
  const { phase, carryOut, cancel } = usePlan((run) => studio.planRemoval(run, name, destination));

  async function remove(ready: PlanView) {
    const end = await carryOut(ready);
    if (end) void queryClient.invalidateQueries({ queryKey: keys.installed() });
  }

  return (
    <PlanDialog
      title={`Remove ${title}?`}
      phase={phase}
      about={({ destination: from }) => (
        <Typography>
          All of this goes from <b className="selectable">{from}</b>. Workflows that use its components will
          fail there.
        </Typography>
      )}
      verb="Remove"
      isDestructive
      success={(ready) => `Removed from ${ready.destination}`}
      onCarryOut={(ready) => void remove(ready)}
      onCancel={cancel}
      onClose={onClose}
    />
  );
}
