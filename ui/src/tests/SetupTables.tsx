// Tables that must be there beside the inputs, each with the rows that it holds.
import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import OutlinedInput from "@mui/material/OutlinedInput";
import Select from "@mui/material/Select";

import { AddButton } from "../fields/AddButton";
import { run } from "../api/apply";
import { edit as send } from "../api/edit";
import { useDocument, useEdit } from "../fields/document";
import { remove, set, step } from "../fields/edits";
import { RemoveButton } from "../fields/RemoveButton";
import { Section } from "../fields/Section";
import { useCommittedText } from "../fields/useCommittedText";

interface SetupTablesProps {
  at: number;
  tables: Record<string, string>;
  stems: readonly string[];
}

function TableName({
  name,
  taken,
  onRename,
}: {
  name: string;
  taken: readonly string[];
  onRename(to: string): Promise<unknown>;
}) {
  const field = useCommittedText({
    value: name,
    refuses: (text) => (text === "" ? "A table needs a name" : taken.includes(text) ? "Named twice" : null),
    commit: onRename,
  });
  return (
    <OutlinedInput
      size="small"
      sx={{ flex: 1 }}
      value={field.text}
      error={field.refusal !== null}
      onChange={(event) => field.type(event.target.value)}
      onBlur={field.commit}
      onKeyDown={field.onKeyDown}
      slotProps={{ input: { "aria-label": "Name of the table", spellCheck: false } }}
    />
  );
}

export function SetupTables({ at, tables, stems }: SetupTablesProps) {
  const edit = useEdit();
  const { path } = useDocument();
  const names = Object.keys(tables);
  const pointer = (name: string) => `/${at}/setup_tables/${step(name)}`;
  const free = (name: string): string => (names.includes(name) ? free(`${name}_2`) : name);
  const [first] = stems;
  return (
    <Section title="Setup tables">
      {names.map((name) => {
        const stem = tables[name] ?? "";
        return (
          <Box key={name} sx={{ display: "flex", gap: "8px", alignItems: "center" }}>
            <TableName
              name={name}
              taken={names.filter((other) => other !== name)}
              onRename={(to) =>
                run(send(path, [{ op: "rename", pointer: pointer(name), key: to }], "Rename setup table"))
              }
            />
            <Select
              sx={{ flex: 1 }}
              value={stem}
              onChange={(event) => void edit("Choose rows", set(pointer(name), event.target.value))}
              SelectDisplayProps={{ "aria-label": `Rows of ${name}` }}
            >
              {[...new Set([...stems, stem])].map((each) => (
                <MenuItem key={each} value={each}>
                  {each}.ndjson
                </MenuItem>
              ))}
            </Select>
            <RemoveButton
              what={name}
              onClick={() =>
                void edit(
                  "Remove setup table",
                  names.length === 1 ? remove(`/${at}/setup_tables`) : remove(pointer(name)),
                )
              }
            />
          </Box>
        );
      })}
      {first !== undefined && (
        <AddButton onClick={() => void edit("Add setup table", set(pointer(free(`setup_${first}`)), first))}>
          Add setup table
        </AddButton>
      )}
    </Section>
  );
}
