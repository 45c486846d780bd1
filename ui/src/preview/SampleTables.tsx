import Box from "@mui/material/Box";
import { memo } from "react";

import type { Component } from "../generated/Component";
import type { ConnectedTable } from "../generated/ConnectedTable";
import { SampleTable } from "./SampleTable";
import { Section } from "./Section";

interface SampleTablesProps {
  folder: string;
  component: Component;
  tables: readonly ConnectedTable[];
}

/** What the preview connects to the node's input handles: column dropdowns offer these tables' columns. */
export const SampleTables = memo(function SampleTables({ folder, component, tables }: SampleTablesProps) {
  if (tables.length === 0) return null;
  return (
    <Section title="Sample tables" note={String(tables.length)} isOpenAtFirst={false}>
      <Box sx={{ display: "flex", flexDirection: "column", gap: "16px", p: "4px 12px 14px" }}>
        {tables.map((table) => {
          const input = component.inputs.find(({ name }) => name === table.input);
          return (
            <SampleTable
              key={table.input}
              folder={folder}
              table={table}
              title={input?.title || table.input}
              isOptional={input?.optional ?? false}
            />
          );
        })}
      </Box>
    </Section>
  );
});
