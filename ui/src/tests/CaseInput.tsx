// One input of a case, filled in with the control that Workflows shows.
import BackspaceOutlined from "@mui/icons-material/BackspaceOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { memo } from "react";

import { labelId } from "../inputs/controls/ids";
import { inputModule } from "../inputs/registry";
import { codeFont } from "../theme/studioTheme";
import { CaseControl, isTable, type CaseControlProps } from "./CaseControl";
import { useCaseValue } from "./useCaseValue";

interface CaseInputProps extends Omit<CaseControlProps, "id" | "onChange"> {
  /** The place of the case in the test file. */
  at: number;
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
  const [value, send] = useCaseValue(folder, at, field);
  const isUnder = inputModule(input.type).layout === "under" && !isTable(input);
  return (
    <Box
      data-input={input.name}
      {...(isUnder ? { role: "group", "aria-labelledby": labelId(id) } : {})}
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
          !isTable(input) && (
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
      <CaseControl
        id={id}
        folder={folder}
        input={input}
        field={{ ...field, value }}
        tables={tables}
        stems={stems}
        onChange={send}
      />
    </Box>
  );
});

const isNothing = (value: unknown) => value === null || value === undefined;
