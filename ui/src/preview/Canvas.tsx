import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { workflows } from "../theme/tokens";

/** The dotted ground that nodes lie on. */
export function Canvas({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        position: "relative",
        display: "grid",
        placeItems: "center",
        p: "20px 32px",
        backgroundColor: workflows.canvas,
        backgroundImage: `radial-gradient(${workflows.divider} 1px, transparent 1px)`,
        backgroundSize: "16px 16px",
        backgroundPosition: "center",
      }}
    >
      {children}
    </Box>
  );
}
