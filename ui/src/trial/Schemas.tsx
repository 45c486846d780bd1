import Box from "@mui/material/Box";

import type { CaseResult } from "../generated/CaseResult";
import { SchemaComparison } from "../rows/SchemaComparison";

/** What each output's two runs say of its columns. */
export function Schemas({ result }: { result: CaseResult }) {
  // Columns stand side by side below; what else the two runs disagree in is said in words.
  const other = result.warnings.filter(({ message }) => message.startsWith("The dry run returns"));
  return (
    <Box sx={{ height: "100%", overflow: "auto" }}>
      {result.outputs.map(({ name, dry, full }) => (
        <Box key={name} component="section" aria-label={`Columns of ${name}`}>
          {result.outputs.length > 1 && (
            <Box component="h3" sx={{ m: 0, p: "10px 12px 0", fontSize: 12, fontWeight: 600 }}>
              {name}
            </Box>
          )}
          <SchemaComparison dry={dry.columns} full={full.columns} />
          {other
            .filter(({ output }) => output === name)
            .map(({ message }) => (
              <Box key={message} sx={{ p: "0 12px 10px", color: "warning.main" }}>
                {message}
              </Box>
            ))}
        </Box>
      ))}
    </Box>
  );
}
