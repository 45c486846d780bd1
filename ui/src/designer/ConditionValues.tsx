import Autocomplete from "@mui/material/Autocomplete";
import Chip from "@mui/material/Chip";
import TextField from "@mui/material/TextField";
import Tooltip from "@mui/material/Tooltip";
import { useState } from "react";

import type { Possible } from "../generated/Possible";
import { asText } from "../inputs/controls/values";
import { canBe, parseValue, sameValue, withValue } from "./conditions";

interface ConditionValuesProps {
  values: readonly unknown[];
  possible: Possible;
  onChange(values: unknown[]): void;
}

/** The values a condition waits for: chosen where there is a choice, typed where there is none. */
export function ConditionValues({ values, possible, onChange }: ConditionValuesProps) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const options: readonly unknown[] = possible.kind === "oneOf" ? possible.values : [];
  const isTyped = possible.kind !== "oneOf";

  function add(text: string) {
    const parsed = parseValue(possible, text.trim());
    if ("problem" in parsed) return setProblem(parsed.problem);
    setTyped("");
    onChange(withValue(values, parsed.value));
  }

  function change(next: readonly unknown[]) {
    const added = next.find((value) => !values.some((one) => sameValue(one, value)));
    if (isTyped && typeof added === "string") add(added);
    else onChange([...next]);
  }

  return (
    <Autocomplete<unknown, true, true, boolean>
      multiple
      fullWidth
      disableClearable
      freeSolo={isTyped}
      forcePopupIcon={!isTyped}
      filterSelectedOptions
      options={options}
      value={[...values]}
      getOptionLabel={asText}
      isOptionEqualToValue={sameValue}
      onChange={(_, next) => change(next)}
      inputValue={typed}
      onInputChange={(_, text, reason) => {
        setProblem(null);
        // A refused value stays to be repaired.
        if (reason !== "reset" || !isTyped) setTyped(text);
      }}
      renderValue={(shown, itemProps) =>
        shown.map((value, index) => {
          const { key, ...props } = itemProps({ index });
          const possibly = canBe(possible, value);
          return (
            <Tooltip key={key} title={possibly ? "" : "The input can never have this value"}>
              <Chip
                {...props}
                label={value === "" ? "nothing" : asText(value)}
                color={possibly ? "default" : "error"}
                variant={value === "" || !possibly ? "outlined" : "filled"}
              />
            </Tooltip>
          );
        })
      }
      renderInput={(props) => (
        <TextField
          {...props}
          error={problem !== null}
          helperText={problem}
          placeholder={isTyped ? "Type a value…" : values.length === 0 ? "Choose a value…" : undefined}
          onBlur={() => {
            if (isTyped && typed.trim() !== "") add(typed);
          }}
          slotProps={{
            ...props.slotProps,
            htmlInput: { ...props.slotProps.htmlInput, "aria-label": "Values" },
          }}
        />
      )}
    />
  );
}
