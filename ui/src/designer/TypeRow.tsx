import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { memo } from "react";

import { Row } from "../fields/Row";
import { fieldId } from "../fields/TextRow";
import type { InputTypeView } from "../generated/InputTypeView";
import { labelId } from "../inputs/controls/ids";
import { inputModule } from "../inputs/registry";
import { retypeInput } from "./inputActions";

interface TypeRowProps {
  folder: string;
  at: number;
  /** The type it has now. */
  name: string;
  /** All there are; absent while they are asked for. */
  types: readonly InputTypeView[] | undefined;
}

const none: readonly InputTypeView[] = [];

/** The type. Another one keeps what the two have in common. */
export const TypeRow = memo(function TypeRow({ folder, at, name, types = none }: TypeRowProps) {
  const pointer = `/inputs/${at}/type`;
  const id = fieldId(pointer);
  const offered = types.filter(({ palette }) => palette.length > 0);
  const isOffered = offered.some((type) => type.name === name);

  function choose(chosen: string) {
    const template = offered.find((type) => type.name === chosen)?.palette[0]?.template;
    if (template && chosen !== name) void retypeInput(folder, at, template);
  }

  return (
    <Row label="Type" id={id} pointer={pointer}>
      <Select
        size="small"
        fullWidth
        displayEmpty
        labelId={labelId(id)}
        value={name}
        onChange={(event) => choose(event.target.value)}
        renderValue={(name) => <Named name={name} />}
        SelectDisplayProps={{ id }}
        MenuProps={{ slotProps: { paper: { sx: { maxHeight: 420 } } } }}
      >
        {!isOffered && (
          <MenuItem value={name}>
            <Named name={name} />
          </MenuItem>
        )}
        {offered.map(({ name, summary }) => (
          <MenuItem key={name} value={name}>
            <Named name={name} summary={summary} />
          </MenuItem>
        ))}
      </Select>
    </Row>
  );
});

function Named({ name, summary }: { name: string; summary?: string }) {
  const { Icon } = inputModule(name);
  return (
    <Box component="span" sx={{ display: "flex", alignItems: "center", gap: "8px", width: 1 }}>
      <Box component="span" sx={{ display: "flex", fontSize: 16, color: "text.secondary" }}>
        <Icon fontSize="inherit" />
      </Box>
      {name || "No type"}
      {summary && (
        <Box component="span" sx={{ ml: "auto", pl: "20px", fontSize: 12, color: "text.secondary" }}>
          {summary}
        </Box>
      )}
    </Box>
  );
}
