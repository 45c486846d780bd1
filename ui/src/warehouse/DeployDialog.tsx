import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { settled } from "../api/apply";
import { keys } from "../api/keys";
import { useOverviewPart } from "../api/queries";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { Overview } from "../generated/Overview";
import type { PlanView } from "../generated/PlanView";
import { openDialog } from "../state/dialogs";
import { useConnection } from "./connection";
import { LineField } from "./LineField";
import { PlanDialog } from "./PlanDialog";
import { usePlan } from "./usePlan";

const extensionOf = ({ extension }: Overview) => extension;

/** A plan to install the open package there; none when it is refused, which is told in a dialog of its own. */
const deployTo = (destination: string | null) => async (run: string) => {
  await settled();
  const outcome = await studio.planDeploy(run, destination);
  if (outcome.kind === "ready") return outcome.plan;
  openDialog({ kind: "refused", errors: outcome.errors, what: "deploy" });
  return null;
};

/** Installs the package in the warehouse, after a look at what that will do. */
export function DeployDialog({ onClose }: { onClose(): void }) {
  const extension = useOverviewPart(extensionOf);
  const { data: view } = useConnection();
  const { phase, plan, carryOut, cancel } = usePlan(deployTo(null));
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const destination = typed ?? ("plan" in phase ? phase.plan.destination : (view?.location ?? ""));
  // The plan on the screen is not one for the place that is filled in.
  const isOther = phase.kind !== "planning" && (typed !== asked || phase.kind === "failed");
  const canChange = ["ready", "failed", "planning"].includes(phase.kind);

  function planAgain() {
    setAsked(typed);
    plan(deployTo(destination.trim()));
  }

  async function deploy(ready: PlanView) {
    const end = await carryOut(ready);
    if (end) void queryClient.invalidateQueries({ queryKey: keys.installed() });
  }

  return (
    <PlanDialog
      title={`Deploy ${extension?.title || extension?.name || "the package"} ${extension?.version ?? ""}`}
      phase={phase}
      destination={
        <Box
          component="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (isOther) planAgain();
          }}
        >
          <LineField
            label="Destination"
            value={destination}
            disabled={!canChange}
            onChange={setTyped}
            helperText={isOther ? "Look again before it is installed there" : undefined}
            sx={{ maxWidth: 420 }}
          />
        </Box>
      }
      about={(ready) => <About plan={ready} />}
      verb="Deploy"
      again={
        isOther ? (
          <Button variant="contained" disabled={destination.trim() === ""} onClick={planAgain}>
            Look there
          </Button>
        ) : undefined
      }
      success={(ready) => `Installed in ${ready.destination}`}
      onCarryOut={(ready) => void deploy(ready)}
      onCancel={cancel}
      onClose={onClose}
    />
  );
}

function About({ plan: { installedVersion } }: { plan: PlanView }) {
  return (
    <Typography>
      {installedVersion === null
        ? "It is not installed there yet."
        : `Version ${installedVersion || "without a number"} is installed there now, and will be replaced.`}
    </Typography>
  );
}
