import HelpOutline from "@mui/icons-material/HelpOutlineOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { memo } from "react";

import type { Input } from "../generated/Input";
import { labelId } from "../inputs/controls/ids";
import { workflows } from "../theme/tokens";

interface FieldLabelProps {
  id: string;
  input: Input;
  required: boolean;
  /** Beside its control instead of above it. */
  beside?: boolean;
}

const above = { fontSize: workflows.labelSize, lineHeight: "16px", fontWeight: 500, mb: "6px" };
const besideControl = { fontSize: 13, lineHeight: "20px", pt: "3px" };

/** The title, the mark of a required field, and the `?` that holds the helper. */
export const FieldLabel = memo(function FieldLabel({ id, input, required, beside = false }: FieldLabelProps) {
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: "4px", ...(beside ? besideControl : above) }}>
      <Box component="label" id={labelId(id)} htmlFor={id} sx={{ overflowWrap: "anywhere" }}>
        {input.title || input.name}
      </Box>
      {required && !beside && (
        <Box component="span" title="Required" aria-hidden sx={{ color: "text.secondary" }}>
          *
        </Box>
      )}
      {input.helper && (
        <Tooltip title={input.helper} describeChild placement="top">
          <IconButton aria-label="Help" sx={{ p: 0, my: "-1px", color: "text.secondary" }}>
            <HelpOutline sx={{ fontSize: 14 }} />
          </IconButton>
        </Tooltip>
      )}
    </Box>
  );
});
