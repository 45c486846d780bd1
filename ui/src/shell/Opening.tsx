import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";

import { LoadingRoom } from "./Room";

/** The window's outline while a package is read, so that nothing jumps when it is there. */
export function Opening() {
  return (
    <Stack role="status" aria-label="Opening the package" sx={{ height: "100%" }}>
      <Box sx={{ height: 44, borderBottom: 1, borderColor: "divider", flexShrink: 0 }} />
      <Stack direction="row" sx={{ flex: 1, minHeight: 0 }}>
        <Box sx={{ width: 250, borderRight: 1, borderColor: "divider" }}>
          <LoadingRoom />
        </Box>
        <Box sx={{ flex: 1, bgcolor: "background.paper" }} />
        <Box sx={{ width: 400, borderLeft: 1, borderColor: "divider" }} />
      </Stack>
    </Stack>
  );
}
