import Box from "@mui/material/Box";

import type { PreviewProps } from "../types";
import { ChosenList } from "./ChosenList";
import { Dropdown } from "./Dropdown";
import { asList } from "./values";

interface MultiSelectProps extends Pick<PreviewProps, "input" | "field" | "id" | "onChange"> {
  none: string;
}

/** Several of a list: what is chosen as rows, and a dropdown of what is left. */
export function MultiSelect({ input, field, id, onChange, none }: MultiSelectProps) {
  const chosen = asList(field.value);
  const left = field.choices.filter((choice) => !chosen.includes(choice));
  return (
    <Box sx={{ position: "relative" }}>
      <ChosenList
        id={id}
        rows={chosen.map((label) => ({ label }))}
        onRemove={(at) => onChange(chosen.filter((_, index) => index !== at))}
        onRemoveAll={() => onChange([])}
      />
      <Dropdown
        id={id}
        filled
        value=""
        choices={left}
        placeholder={input.placeholder || "Select a field"}
        none={field.choices.length > 0 ? "Everything is chosen" : none}
        field={field}
        onChange={(choice) => onChange([...chosen, choice])}
      />
    </Box>
  );
}
