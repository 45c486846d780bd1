import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";

import { useStatePart } from "../api/queries";
import { openDialog } from "../state/dialogs";
import { save } from "./commands";

const bannerLook = { borderRadius: 0, flexShrink: 0, borderBottom: 1, borderColor: "divider" } as const;

function conflictText([first, ...others]: string[]): string {
  return others.length === 0
    ? `${first} was changed by another program while it has unsaved changes here.`
    : `${others.length + 1} files were changed by another program while they have unsaved changes here.`;
}

/** What must not be overlooked: files that clash, and a save that failed. */
export function Banners() {
  const conflicts = useStatePart((state) => state.conflicts) ?? [];
  const saveProblem = useStatePart((state) => state.saveProblem) ?? null;
  return (
    <>
      {conflicts.length > 0 && (
        <Alert
          severity="warning"
          sx={bannerLook}
          action={
            <Button color="inherit" onClick={() => openDialog({ kind: "conflicts" })}>
              Compare…
            </Button>
          }
        >
          {conflictText(conflicts)} Neither is lost.
        </Alert>
      )}
      {saveProblem !== null && (
        <Alert
          severity="error"
          sx={bannerLook}
          action={
            <Button color="inherit" onClick={() => void save()}>
              Try again
            </Button>
          }
        >
          Not everything could be saved: {saveProblem}
        </Alert>
      )}
    </>
  );
}
