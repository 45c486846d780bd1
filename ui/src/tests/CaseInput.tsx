// One input of a case, filled in with the control that Workflows shows.
import BackspaceOutlined from "@mui/icons-material/BackspaceOutlined";
import EditOutlined from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { memo, useEffect, useRef, useState } from "react";

import { arrived } from "../api/arrived";
import { latest, type Latest } from "../api/latest";
import { keys, run } from "../api/queries";
import { studio } from "../api/studio";
import type { ConnectedTable } from "../generated/ConnectedTable";
import type { FieldState } from "../generated/FieldState";
import type { Input } from "../generated/Input";
import { labelId, problemId } from "../inputs/controls/ids";
import { isEmpty } from "../inputs/controls/values";
import { inputModule } from "../inputs/registry";
import { useTests } from "../state/tests";
import { codeFont } from "../theme/studioTheme";

interface CaseInputProps {
  folder: string;
  at: number;
  input: Input;
  field: FieldState;
  tables: readonly ConnectedTable[];
  stems: readonly string[];
}

/** What is typed shows at once and is sent, the last of those that wait; the package's value takes over when it has come. */
function useSentValue(folder: string, at: number, name: string) {
  const [typed, setTyped] = useState<{ value: unknown } | null>(null);
  const sender = useRef<Latest<unknown> | null>(null);
  const count = useRef(0);
  useEffect(() => {
    const merge = `${folder}/test.json#/${at}/inputs/${name}`;
    const values = latest((value: unknown) => run(studio.setTestInput(folder, at, name, value, merge)));
    sender.current = values;
    return values.close;
  }, [folder, at, name]);
  const send = (value: unknown) => {
    const mine = ++count.current;
    setTyped({ value });
    sender.current?.push(value);
    void sender.current
      ?.idle()
      .then(() => arrived(keys.tests(folder)))
      .then(() => mine === count.current && setTyped(null));
  };
  return [typed, send] as const;
}

function TableChoice({
  id,
  folder,
  input,
  value,
  stems,
  onChange,
}: {
  id: string;
  folder: string;
  input: Input;
  value: string | null;
  stems: readonly string[];
  onChange(stem: string | null): void;
}) {
  const isGone = value !== null && !stems.includes(value);
  return (
    <Box>
      <Box sx={{ display: "flex", gap: "4px" }}>
        <Select
          fullWidth
          displayEmpty
          value={value ?? ""}
          error={isGone}
          onChange={(event) => onChange(event.target.value || null)}
          SelectDisplayProps={{ id, "aria-labelledby": labelId(id), "aria-describedby": problemId(id) }}
        >
          <MenuItem value="">
            <i>{input.optional ? "Not connected" : "No table"}</i>
          </MenuItem>
          {isGone && <MenuItem value={value}>{value}.ndjson (missing)</MenuItem>}
          {stems.map((stem) => (
            <MenuItem key={stem} value={stem}>
              {stem}.ndjson
            </MenuItem>
          ))}
        </Select>
        {value !== null && !isGone && (
          <Tooltip title="Edit the table's rows">
            <IconButton
              aria-label={`Edit the rows of ${value}`}
              onClick={() => useTests.getState().show(folder, { kind: "sheet", stem: value })}
            >
              <EditOutlined />
            </IconButton>
          </Tooltip>
        )}
      </Box>
      {isGone && (
        <Typography id={problemId(id)} role="alert" variant="caption" color="error">
          There is no {value}.ndjson in the test folder
        </Typography>
      )}
    </Box>
  );
}

export const CaseInput = memo(function CaseInput({
  folder,
  at,
  input,
  field,
  tables,
  stems,
}: CaseInputProps) {
  const id = `case-input-${input.name}`;
  const [typed, send] = useSentValue(folder, at, input.name);
  const value = typed ? typed.value : field.value;
  const { Preview, layout } = inputModule(input.type);
  const isTable = layout === "handle";
  const problem = isTable ? null : field.problem;
  return (
    <Box
      data-input={input.name}
      {...(layout === "under" && !isTable ? { role: "group", "aria-labelledby": labelId(id) } : {})}
      sx={{ opacity: field.shown ? 1 : 0.55 }}
    >
      <Box sx={{ display: "flex", alignItems: "baseline", gap: "8px", mb: "4px", minHeight: 20 }}>
        <Box component="label" id={labelId(id)} htmlFor={id} sx={{ fontSize: 12, fontWeight: 500 }}>
          {input.title || input.name}
          {field.required && (
            <Box component="span" aria-hidden sx={{ color: "text.secondary" }}>
              {" "}
              *
            </Box>
          )}
        </Box>
        <Typography variant="caption" sx={{ color: "text.disabled", fontFamily: codeFont, fontSize: 11 }}>
          {input.name}
        </Typography>
        <Box sx={{ flex: 1 }} />
        {!field.shown && (
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            hidden in the form
          </Typography>
        )}
        {isNothing(value) ? (
          <Typography variant="caption" sx={{ color: "text.disabled", fontStyle: "italic" }}>
            NULL
          </Typography>
        ) : (
          !isTable && (
            <Tooltip title="No value (NULL)">
              <IconButton
                aria-label={`No value for ${input.name}`}
                onClick={() => send(null)}
                sx={{ p: "2px", my: "-3px" }}
              >
                <BackspaceOutlined sx={{ fontSize: "15px !important" }} />
              </IconButton>
            </Tooltip>
          )
        )}
      </Box>
      {isTable ? (
        <TableChoice
          id={id}
          folder={folder}
          input={input}
          value={typeof value === "string" && value !== "" ? value : null}
          stems={stems}
          onChange={send}
        />
      ) : (
        <Box sx={{ ...control, ...(input.own.mode === "multiple" && !isEmpty(value) && { pt: "22px" }) }}>
          <Preview
            input={input}
            field={{ ...field, value: value as FieldState["value"], problem }}
            tables={tables}
            id={id}
            onChange={send}
          />
        </Box>
      )}
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
    </Box>
  );
});

const isNothing = (value: unknown) => value === null || value === undefined;

const control = {
  minWidth: 0,
  "--editor-height": "140px",
  "--text-area-height": "80px",
} as const;
