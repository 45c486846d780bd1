import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useState } from "react";

import type { Input } from "../generated/Input";
import type { TrialSetup } from "../generated/TrialSetup";
import { EmptyState } from "../shell/EmptyState";
import { InputTable } from "./InputTable";

interface InputTablesProps {
  folder: string;
  inputs: readonly Input[];
  setup: TrialSetup;
}

/** The rows behind each Table input. */
export function InputTables({ folder, inputs, setup }: InputTablesProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const input = inputs.find(({ name }) => name === chosen) ?? inputs[0];
  if (!input)
    return (
      <EmptyState title="No tables go in">This component has no Table input: it can run at once.</EmptyState>
    );
  return (
    <Box sx={{ display: "flex", height: "100%", minHeight: 0 }}>
      {inputs.length > 1 && (
        <Tabs
          orientation="vertical"
          value={input.name}
          onChange={(_, name: string) => setChosen(name)}
          aria-label="Table inputs"
          sx={{
            flex: "none",
            width: 168,
            borderRight: 1,
            borderColor: "divider",
            "& .MuiTab-root": { alignItems: "flex-start" },
          }}
        >
          {inputs.map(({ name, title }) => (
            <Tab key={name} value={name} label={title || name} />
          ))}
        </Tabs>
      )}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <InputTable key={input.name} folder={folder} input={input} setup={setup} />
      </Box>
    </Box>
  );
}
