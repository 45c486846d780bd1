import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";

import { usePreviewPart } from "../api/preview";
import { useComponent } from "../api/queries";
import type { Preview } from "../generated/Preview";
import type { Told } from "../generated/Told";
import { errorText } from "../state/toasts";
import { runNames } from "../words";
import { openAt, placeText } from "../problems/place";
import { useTrial } from "./trials";
import { stoppedBy } from "./words";

interface TrialNoticeProps {
  folder: string;
  /** Shows the statement that failed. */
  onStatement(): void;
}

/** Why a run did not come to its end, with the way to the line. */
export function TrialNotice({ folder, onStatement }: TrialNoticeProps) {
  const { error, result } = useTrial(folder);
  if (error !== null) {
    const { message, help } = errorText(error);
    return <Notice severity="warning">{help ? `${message}. ${help}` : message}</Notice>;
  }
  const stopped = result && stoppedBy(result);
  if (!stopped) return null;
  const { told, isAvailable } = stopped;
  return (
    <Notice severity={isAvailable ? "error" : "info"} told={told} onStatement={onStatement}>
      {told.run && <b>{runNames[told.run]}: </b>}
      {told.message}
      {!isAvailable && ". With these values the component runs in the warehouse only."}
      <FormProblems folder={folder} />
    </Notice>
  );
}

const namesOf = ({ fields }: Preview) =>
  fields.filter(({ shown, problem }) => shown && problem !== null).map(({ name }) => name);

/** What Workflows would not have let pass: often the reason why it failed. */
function FormProblems({ folder }: { folder: string }) {
  const names = usePreviewPart(folder, namesOf) ?? [];
  const { data: component } = useComponent(folder);
  if (names.length === 0) return null;
  const title = (name: string) =>
    component?.metadata.inputs.find((input) => input.name === name)?.title || name;
  return (
    <Box sx={{ color: "text.secondary" }}>
      Workflows would ask for {names.map((name) => `“${title(name)}”`).join(", ")} first.
    </Box>
  );
}

interface NoticeProps {
  severity: "error" | "warning" | "info";
  told?: Told;
  onStatement?(): void;
  children: ReactNode;
}

function Notice({ severity, told, onStatement, children }: NoticeProps) {
  const path = told?.path ?? null;
  return (
    <Alert
      severity={severity}
      action={
        <>
          {told?.dynamic && (
            <Button color="inherit" onClick={onStatement} sx={{ whiteSpace: "nowrap" }}>
              Show the statement
            </Button>
          )}
          {told && path !== null && (
            <Button color="inherit" onClick={() => openAt(path, told.place)} sx={{ whiteSpace: "nowrap" }}>
              Go to {placeText(path, told.place)}
            </Button>
          )}
        </>
      }
      className="selectable"
      sx={{
        flex: "none",
        borderRadius: 0,
        "& .MuiAlert-message": { maxHeight: 84, overflow: "auto", whiteSpace: "pre-wrap" },
      }}
    >
      {children}
    </Alert>
  );
}
