import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";

import type { Counts } from "../generated/Counts";
import { sayCounts } from "../problems/order";

/** How many problems something has; nothing when it has none. */
export function ProblemCount({ errors, warnings }: Counts) {
  if (errors + warnings === 0) return null;
  const words = sayCounts({ errors, warnings });
  return (
    <Tooltip title={words}>
      <Box
        component="span"
        role="img"
        aria-label={words}
        sx={{
          flex: "none",
          minWidth: 16,
          px: "4px",
          borderRadius: "8px",
          fontSize: 11,
          fontWeight: 600,
          lineHeight: "16px",
          textAlign: "center",
          color: errors > 0 ? "error.main" : "warning.main",
          bgcolor: (theme) =>
            `color-mix(in srgb, ${theme.palette[errors > 0 ? "error" : "warning"].main} 14%, transparent)`,
        }}
      >
        {errors + warnings}
      </Box>
    </Tooltip>
  );
}
