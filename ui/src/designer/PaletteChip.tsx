import Box from "@mui/material/Box";
import ButtonBase, { type ButtonBaseProps } from "@mui/material/ButtonBase";
import Tooltip from "@mui/material/Tooltip";
import type { Ref } from "react";

import { inputModule } from "../inputs/registry";
import type { PaletteEntry } from "./palette";

interface PaletteChipProps extends ButtonBaseProps {
  entry: PaletteEntry;
  /** It is under the pointer, on its way into the list. */
  lifted?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function PaletteChip({ entry, lifted = false, ...rest }: PaletteChipProps) {
  const { Icon } = inputModule(entry.type);
  return (
    <Tooltip title={lifted ? "" : entry.hint} placement="right">
      <ButtonBase
        {...rest}
        aria-label={`Add ${entry.label}`}
        sx={{
          width: 1,
          height: 28,
          px: "6px",
          gap: "8px",
          justifyContent: "flex-start",
          borderRadius: 1,
          fontSize: 13,
          whiteSpace: "nowrap",
          touchAction: "none",
          "&:hover": { bgcolor: "action.hover" },
          ...(lifted && {
            width: 150,
            bgcolor: "background.paper",
            border: 1,
            borderColor: "primary.main",
            boxShadow: 3,
          }),
        }}
      >
        <Box component="span" sx={{ display: "flex", fontSize: 16, color: "text.secondary" }}>
          <Icon fontSize="inherit" />
        </Box>
        {entry.label}
      </ButtonBase>
    </Tooltip>
  );
}
