import Box from "@mui/material/Box";

import { labelId, named } from "../controls/ids";
import { NumberField } from "../controls/NumberField";
import { asText } from "../controls/values";
import type { PreviewProps } from "../types";

type Ends = [string, string];

const keep = (text: string) => text;

/** Both ends, also of a value that has one or none. */
function endsOf(value: unknown): Ends {
  const ends: unknown[] = Array.isArray(value) ? value : [value];
  return [asText(ends[0]), asText(ends[1])];
}

export function Preview({ field, id, onChange }: PreviewProps) {
  const [min, max] = endsOf(field.value);

  const end = (word: "Min" | "Max", value: string, change: (text: string) => Ends) => {
    const endId = word === "Min" ? id : `${id}-max`;
    const wordId = `${endId}-word`;
    return (
      <NumberField
        id={endId}
        value={value}
        invalid={field.problem !== null}
        parse={keep}
        step={1}
        prefix={
          <Box component="span" id={wordId} sx={{ mr: "8px", color: "text.secondary" }}>
            {word}
          </Box>
        }
        attributes={{ ...named(id, field), "aria-labelledby": `${labelId(id)} ${wordId}` }}
        onChange={(text) => onChange(change(asText(text)))}
      />
    );
  };

  return (
    <Box role="group" aria-labelledby={labelId(id)} sx={{ display: "flex", alignItems: "center" }}>
      {end("Min", min, (text) => [text, max])}
      <Box component="span" sx={{ px: "16px", color: "text.secondary" }}>
        to
      </Box>
      {end("Max", max, (text) => [min, text])}
    </Box>
  );
}
