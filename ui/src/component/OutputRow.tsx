import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { useMarks } from "../fields/document";
import { FieldMarks } from "../fields/FieldMarks";
import { NameRow } from "../fields/NameRow";
import { RemoveButton } from "../fields/RemoveButton";
import { TextRow } from "../fields/TextRow";
import type { Outcome } from "../generated/Outcome";
import type { Output } from "../generated/Output";

interface OutputRowProps {
  output: Output;
  at: number;
  handle: ReactNode;
  refuses(name: string): string | null;
  rename(name: string): Promise<Outcome | null>;
  onRemove(): void;
}

export function OutputRow({ output, at, handle, refuses, rename, onRemove }: OutputRowProps) {
  const pointer = `/outputs/${at}`;
  const typeMarks = useMarks(`${pointer}/type`);
  const ownMarks = useMarks(pointer);
  return (
    <Box
      data-pointer={pointer}
      sx={{ display: "flex", alignItems: "flex-start", gap: "2px", ml: "-18px", scrollMargin: "24px" }}
    >
      {handle}
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          display: "flex",
          flexDirection: "column",
          gap: "6px",
        }}
      >
        <TextRow label="Title" pointer={`${pointer}/title`} value={output.title} required />
        <NameRow pointer={`${pointer}/name`} value={output.name} refuses={refuses} rename={rename} />
        <TextRow label="Description" pointer={`${pointer}/description`} value={output.description} />
        <FieldMarks marks={[...ownMarks, ...typeMarks]} />
      </Box>
      <RemoveButton what={`output ${output.name}`} onClick={onRemove} />
    </Box>
  );
}
