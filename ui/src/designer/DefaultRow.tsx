import Close from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import { ThemeProvider } from "@mui/material/styles";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useCallback, useEffect, useRef } from "react";

import { edit } from "../api/edit";
import { latest, type Latest } from "../api/latest";
import { usePreviewPart } from "../api/preview";
import { run } from "../api/queries";
import { useDocument, useEdit } from "../fields/document";
import { remove, set } from "../fields/edits";
import { Row } from "../fields/Row";
import { fieldId } from "../fields/TextRow";
import type { FieldState } from "../generated/FieldState";
import type { Input } from "../generated/Input";
import type { Preview as PreviewAnswer } from "../generated/Preview";
import { isEmpty } from "../inputs/controls/values";
import { inputModule } from "../inputs/registry";
import { workflowsTheme } from "../theme/workflowsTheme";

interface DefaultRowProps {
  folder: string;
  input: Input;
  pointer: string;
}

const nothing = { choices: [], tables: [] };

/** What the form starts with, edited with the control that the form will show. */
export function DefaultRow({ folder, input, pointer: inputPointer }: DefaultRowProps) {
  const pointer = `${inputPointer}/default`;
  const id = fieldId(pointer);
  const edit = useEdit();
  const write = useLatestEdit(pointer);
  const { Preview, layout } = inputModule(input.type);
  const offer = useCallback(
    ({ fields, tables }: PreviewAnswer) => ({
      choices: fields.find(({ name }) => name === input.name)?.choices ?? [],
      tables,
    }),
    [input.name],
  );
  const { choices, tables } = usePreviewPart(folder, offer) ?? nothing;
  const field: FieldState = {
    name: input.name,
    shown: true,
    required: false,
    value: input.default,
    choices,
    problem: null,
  };

  return (
    <Row label="Default" id={id} pointer={pointer} deep group={layout === "under"}>
      <Box sx={{ display: "flex", alignItems: "flex-start", gap: "2px" }}>
        <ThemeProvider theme={workflowsTheme}>
          <Box sx={{ ...sheet, ...(hasRemoveAll(input) && { pt: "28px" }) }}>
            <Preview
              input={input}
              field={field}
              tables={tables}
              id={id}
              onChange={(value) => write(isEmpty(value) ? remove(pointer) : set(pointer, value))}
            />
          </Box>
        </ThemeProvider>
        {input.default !== null && (
          <Tooltip title="No default">
            <IconButton
              aria-label="Remove the default"
              onClick={() => {
                document.getElementById(id)?.focus();
                void edit("Remove default", remove(pointer));
              }}
            >
              <Close />
            </IconButton>
          </Tooltip>
        )}
      </Box>
    </Row>
  );
}

/** The control has Workflows' own look, on its white ground: in the dark that shows as a sheet. */
const sheet = {
  flex: 1,
  minWidth: 0,
  m: "-6px",
  p: "6px",
  borderRadius: 1,
  bgcolor: "background.paper",
  color: "text.primary",
  "--editor-height": "168px",
  "--text-area-height": "80px",
} as const;

/** Controls put "Remove all" above themselves: it is given its room. */
const hasRemoveAll = ({ own, default: value }: Input) => own.mode === "multiple" && !isEmpty(value);

/** Sends edits at one pointer as they are made, the last of those that wait; a run of them is one step to undo. */
function useLatestEdit(pointer: string) {
  const { path } = useDocument();
  const sender = useRef<Latest<Parameters<typeof edit>> | null>(null);
  useEffect(() => {
    const edits = latest((call: Parameters<typeof edit>) => run(edit(...call)));
    sender.current = edits;
    return edits.close;
  }, []);
  return (edit: ReturnType<typeof set>) =>
    sender.current?.push([path, [edit], "Edit default", `${path}#${pointer}`]);
}
