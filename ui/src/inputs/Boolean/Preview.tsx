import Checkbox from "@mui/material/Checkbox";

import { named } from "../controls/ids";
import type { PreviewProps } from "../types";

export function Preview({ field, id, onChange }: PreviewProps) {
  return (
    <Checkbox
      size="small"
      checked={String(field.value).toLowerCase() === "true"}
      onChange={(event) => onChange(event.target.checked)}
      slotProps={{ input: { id, ...named(id, field) } }}
    />
  );
}
