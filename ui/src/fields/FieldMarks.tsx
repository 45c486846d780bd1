import ErrorOutline from "@mui/icons-material/ErrorOutlineOutlined";
import WarningAmber from "@mui/icons-material/WarningAmberOutlined";
import Box from "@mui/material/Box";

import type { Problem } from "../generated/Problem";
import type { Severity } from "../generated/Severity";

export interface Mark {
  severity: Severity;
  message: string;
  help?: string | null;
}

interface FieldMarksProps {
  id?: string;
  marks: readonly (Mark | Problem)[];
}

/** What is wrong with a field, under it. */
export function FieldMarks({ id, marks }: FieldMarksProps) {
  if (marks.length === 0) return null;
  return (
    <Box id={id} component="ul" sx={{ m: 0, mt: "4px", p: 0, listStyle: "none" }}>
      {marks.map(({ severity, message, help }) => {
        const Icon = severity === "error" ? ErrorOutline : WarningAmber;
        return (
          <Box
            component="li"
            key={message}
            className="selectable"
            sx={{ display: "flex", gap: "5px", fontSize: 12, lineHeight: "16px", color: `${severity}.main` }}
          >
            <Icon titleAccess={severity} sx={{ fontSize: 14, mt: "1px", flex: "none" }} />
            <span>
              {help ? sentence(message) : message}
              {help && (
                <Box component="span" sx={{ color: "text.secondary" }}>
                  {" "}
                  {help}
                </Box>
              )}
            </span>
          </Box>
        );
      })}
    </Box>
  );
}

/** Help follows the message on its line. */
const sentence = (message: string) => (/[.!?]$/.test(message) ? message : `${message}.`);

export const worst = (marks: readonly Mark[]): Severity | null =>
  marks.some(({ severity }) => severity === "error") ? "error" : marks.length > 0 ? "warning" : null;
