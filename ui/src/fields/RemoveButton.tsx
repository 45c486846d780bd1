import Close from "@mui/icons-material/Close";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import type { ReactElement } from "react";

import { leaveRow } from "./focus";

interface RemoveButtonProps {
  /** What it takes away: "the row", "output_table". */
  what: string;
  icon?: ReactElement;
  onClick(): void;
}

export function RemoveButton({ what, icon, onClick }: RemoveButtonProps) {
  return (
    <Tooltip title={`Remove ${what}`}>
      <IconButton
        aria-label={`Remove ${what}`}
        onClick={(event) => {
          leaveRow(event.currentTarget);
          onClick();
        }}
        sx={{ flex: "none" }}
      >
        {icon ?? <Close />}
      </IconButton>
    </Tooltip>
  );
}
