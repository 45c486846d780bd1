// What an input of a case holds, in the control that Workflows shows.
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import type { ConnectedTable } from "../generated/ConnectedTable";
import type { FieldState } from "../generated/FieldState";
import type { Input } from "../generated/Input";
import { problemId } from "../inputs/controls/ids";
import { isEmpty } from "../inputs/controls/values";
import { inputModule } from "../inputs/registry";
import { TableChoice } from "./TableChoice";

export interface CaseControlProps {
  /** The control's id in the page; its label has the id that `labelId` makes of it. */
  id: string;
  folder: string;
  input: Input;
  /** With the value that is shown. */
  field: FieldState;
  tables: readonly ConnectedTable[];
  stems: readonly string[];
  onChange(value: unknown): void;
}

export const isTable = (input: Input): boolean => inputModule(input.type).layout === "handle";

export function CaseControl({ id, folder, input, field, tables, stems, onChange }: CaseControlProps) {
  const { Preview } = inputModule(input.type);
  const { value, problem } = field;
  if (isTable(input))
    return (
      <TableChoice
        id={id}
        folder={folder}
        input={input}
        value={typeof value === "string" && value !== "" ? value : null}
        stems={stems}
        onChange={onChange}
      />
    );
  return (
    <>
      <Box sx={{ minWidth: 0, ...(input.own.mode === "multiple" && !isEmpty(value) && { pt: "22px" }) }}>
        <Preview input={input} field={field} tables={tables} id={id} onChange={onChange} />
      </Box>
      {problem !== null && field.shown && (
        <Typography
          id={problemId(id)}
          variant="caption"
          component="p"
          sx={{ m: "4px 0 0", color: "error.main" }}
        >
          {problem}
        </Typography>
      )}
    </>
  );
}
