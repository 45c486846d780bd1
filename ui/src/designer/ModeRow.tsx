import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Tooltip from "@mui/material/Tooltip";
import { memo } from "react";

import { Row } from "../fields/Row";
import { fieldId } from "../fields/TextRow";
import type { InputTypeView } from "../generated/InputTypeView";
import { labelId } from "../inputs/controls/ids";
import { retypeInput } from "./inputActions";
import { entryOf } from "./palette";

interface ModeRowProps {
  folder: string;
  at: number;
  /** As the metadata has it. */
  mode: unknown;
  type: InputTypeView | undefined;
}

/** Which of its forms a type takes: one column or several, a field or a slider. */
export const ModeRow = memo(function ModeRow({ folder, at, mode, type }: ModeRowProps) {
  const pointer = `/inputs/${at}/mode`;
  const id = fieldId(pointer);
  if (!type || type.palette.length < 2) return null;

  function choose(label: string | null) {
    const template = type?.palette.find((item) => item.label === label)?.template;
    if (template) void retypeInput(folder, at, template);
  }

  return (
    <Row label="Mode" id={id} pointer={pointer} group>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        aria-labelledby={labelId(id)}
        value={entryOf(type, mode)?.label ?? null}
        onChange={(_, label: string | null) => choose(label)}
      >
        {type.palette.map(({ label, hint }) => (
          <Tooltip key={label} title={hint} describeChild>
            <ToggleButton value={label}>{label}</ToggleButton>
          </Tooltip>
        ))}
      </ToggleButtonGroup>
    </Row>
  );
});
