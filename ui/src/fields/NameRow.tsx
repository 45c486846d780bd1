import AutoFixHigh from "@mui/icons-material/AutoFixHigh";
import IconButton from "@mui/material/IconButton";
import OutlinedInput from "@mui/material/OutlinedInput";
import Tooltip from "@mui/material/Tooltip";
import { memo } from "react";

import type { Outcome } from "../generated/Outcome";
import { describedBy } from "../inputs/controls/ids";
import { codeFont } from "../theme/studioTheme";
import type { Mark } from "./FieldMarks";
import { Row } from "./Row";
import { fieldId } from "./TextRow";
import { useCommittedText } from "./useCommittedText";

interface NameRowProps {
  pointer: string;
  value: string;
  label?: string;
  /** A better name, made of the title. */
  suggestion?: string;
  /** Why a name cannot be, if it cannot. */
  refuses(name: string): string | null;
  rename(name: string): Promise<Outcome | null>;
}

const documented = /^[a-z0-9_]*$/;

const unusual: Mark = {
  severity: "warning",
  message: "Names are documented as lower-case letters, digits and _.",
};

function marksOf(refusal: string | null, text: string, value: string): Mark[] {
  if (refusal !== null) return [{ severity: "error", message: refusal }];
  // A name that is in the package is the checks' to judge.
  return text !== value && !documented.test(text) ? [unusual] : [];
}

/** A name that other places refer to: they follow when it is finished. */
export const NameRow = memo(function NameRow({
  pointer,
  value,
  label = "Name",
  suggestion = "",
  refuses,
  rename,
}: NameRowProps) {
  const id = fieldId(pointer);
  const { text, refusal, type, commit, onKeyDown } = useCommittedText({ value, refuses, commit: rename });
  const isBetter = suggestion !== "" && suggestion !== value && refuses(suggestion) === null;
  return (
    <Row
      label={label}
      id={id}
      pointer={pointer}
      marks={marksOf(refusal, text, value)}
      unchecked={text !== value}
    >
      <OutlinedInput
        id={id}
        size="small"
        fullWidth
        value={text}
        error={refusal !== null}
        onChange={(event) => type(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        endAdornment={
          isBetter && (
            <Tooltip title={`Rename to "${suggestion}", after the title`}>
              <IconButton
                aria-label={`Rename to ${suggestion}`}
                onClick={() => void rename(suggestion)}
                sx={{ p: "2px", mr: "-6px" }}
              >
                <AutoFixHigh sx={{ fontSize: 16 }} />
              </IconButton>
            </Tooltip>
          )
        }
        slotProps={{
          input: {
            spellCheck: false,
            autoComplete: "off",
            "aria-describedby": describedBy(id),
          },
        }}
        sx={{ "& input": { fontFamily: codeFont, fontSize: 12 } }}
      />
    </Row>
  );
});
