import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";

import type { Broken } from "../generated/Broken";
import { openAt } from "../problems/place";

/** Instead of the cases, while their file cannot be read. */
export function BrokenTests({ broken: { path, message, extent } }: { broken: Broken }) {
  return (
    <Box sx={{ p: 2 }}>
      <Alert
        severity="error"
        variant="outlined"
        action={
          <Button color="inherit" onClick={() => openAt(path, extent?.start ?? null)}>
            Show it
          </Button>
        }
      >
        {path} cannot be read as test cases: {message}
        {extent && ` (line ${extent.start.line})`}
      </Alert>
    </Box>
  );
}
