import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";

import { useLayout } from "../state/layout";
import { useProblemCursor } from "../problems/cursor";
import { count, sizeText } from "../words";
import { dismissExport, useExport, type Written } from "./exporting";
import { showInFolder } from "./fileDialogs";

export function contentsText({ bytes, components, functions }: Written): string {
  return [
    sizeText(bytes),
    count(components, "component"),
    ...(functions > 0 ? [count(functions, "function")] : []),
  ].join(" · ");
}

function showWarnings() {
  dismissExport();
  useProblemCursor.getState().setFilter({ severity: "warning", onlySelected: false, text: "" });
  useLayout.getState().showProblems(true);
}

/** Where the package was written and what is in it. Stays until it is dismissed, or the next export. */
export function ExportResult() {
  const written = useExport((store) => store.written);
  if (!written) return null;
  const { path, warnings } = written;
  return (
    <Alert
      severity="success"
      onClose={dismissExport}
      sx={{ boxShadow: 6, border: 1, borderColor: "divider", alignItems: "flex-start" }}
    >
      <Typography sx={{ fontWeight: 600 }}>Exported {path.slice(path.search(/[^/\\]*$/))}</Typography>
      <Typography className="selectable" sx={{ fontSize: 12, overflowWrap: "anywhere" }}>
        {path}
      </Typography>
      <Typography sx={{ fontSize: 12, color: "text.secondary" }}>{contentsText(written)}</Typography>
      <Stack direction="row" sx={{ gap: 0.5, mt: 0.5, ml: -1 }}>
        <Button onClick={() => void showInFolder(path)}>Show in folder</Button>
        {warnings.length > 0 && (
          <Button color="warning" onClick={showWarnings}>
            {count(warnings.length, "warning")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
