import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { useEdit } from "../../fields/document";
import { set } from "../../fields/edits";
import { Row } from "../../fields/Row";
import { fieldId } from "../../fields/TextRow";
import type { Input } from "../../generated/Input";
import { labelId } from "../controls/ids";
import { asText } from "../controls/values";

interface ParentRowProps {
  input: Input;
  inputs: readonly Input[];
  pointer: string;
}

/** The Table input whose columns are offered. */
export function ParentRow({ input, inputs, pointer }: ParentRowProps) {
  const edit = useEdit();
  const id = fieldId(pointer);
  const parent = asText(input.own.parent);
  const tables = inputs.filter(({ type, name }) => type === "Table" && name !== "");
  const isTable = tables.some(({ name }) => name === parent);
  return (
    <Row
      label="Table"
      id={id}
      pointer={pointer}
      hint={tables.length === 0 ? "Add a Table input first: its columns are offered here" : undefined}
    >
      <Select
        size="small"
        fullWidth
        displayEmpty
        labelId={labelId(id)}
        value={parent}
        error={parent !== "" && !isTable}
        onChange={(event) => void edit("Change table", set(pointer, event.target.value))}
        SelectDisplayProps={{ id }}
      >
        {!isTable && (
          <MenuItem disabled value={parent}>
            {parent || "Choose a table"}
          </MenuItem>
        )}
        {tables.map(({ name, title }) => (
          <MenuItem key={name} value={name}>
            {title || name}
          </MenuItem>
        ))}
      </Select>
    </Row>
  );
}
