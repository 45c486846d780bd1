import CodeOff from "@mui/icons-material/CodeOff";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import type { Broken } from "../generated/Broken";
import { useSelection } from "../state/selection";

/** Instead of a form, while the text cannot be read as metadata. */
export function BrokenMetadata({ broken }: { broken: Broken }) {
  const { path, message, extent } = broken;

  function showSource() {
    const { selection, select } = useSelection.getState();
    if (selection) select(selection, { tab: "source", path, reveal: extent ?? undefined });
  }

  return (
    <Box
      role="status"
      sx={{
        height: 1,
        display: "grid",
        placeContent: "center",
        justifyItems: "center",
        gap: "8px",
        p: "32px",
      }}
    >
      <CodeOff sx={{ fontSize: 32, color: "text.disabled" }} />
      <Typography variant="h3" component="h2">
        The form waits until {path} can be read
      </Typography>
      <Typography className="selectable" sx={{ color: "text.secondary", textAlign: "center", maxWidth: 420 }}>
        {extent && `Line ${extent.start.line}, column ${extent.start.column}: `}
        {message}
      </Typography>
      <Button variant="outlined" onClick={showSource} sx={{ mt: "8px" }}>
        Repair it in the source
      </Button>
    </Box>
  );
}
