import Box from "@mui/material/Box";

import { labelId } from "../controls/ids";
import type { PreviewProps } from "../types";

/** A table is connected to the node's handle: there is nothing to fill in, only to say which one it is. */
export function Preview({ input, tables, id }: PreviewProps) {
  const table = tables.find((connected) => connected.input === input.name);
  return (
    <Box id={id} role="note" aria-labelledby={labelId(id)} sx={{ color: "text.secondary" }}>
      {table ? table.name : "Not connected"}
    </Box>
  );
}
