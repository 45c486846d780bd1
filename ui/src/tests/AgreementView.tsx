import CompareArrows from "@mui/icons-material/CompareArrows";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";

import type { Agreement } from "../generated/Agreement";
import type { Difference } from "../generated/Difference";
import { RowsDiff, type Sides } from "./RowsDiff";

const looks = {
  agrees: { label: "Agrees with this computer", colour: "success" },
  differs: { label: "Differs from this computer", colour: "warning" },
  unknown: { label: "Not compared", colour: "default" },
} as const;

/** Whether the offline engine brings the same, in a word. */
export function AgreementChip({ agreement }: { agreement: Agreement }) {
  const { label, colour } = looks[agreement.kind];
  return (
    <Chip icon={<CompareArrows />} label={label} color={colour} variant="outlined" sx={{ height: 20 }} />
  );
}

const sides: Sides = {
  expected: "This computer has",
  actual: "the warehouse",
  missing: "only on this computer",
  added: "only in the warehouse",
};

function columnsText({ missing, unexpected }: Extract<Difference, { kind: "columns" }>): string {
  const parts = [
    missing.length > 0 && `only on this computer: ${missing.join(", ")}`,
    unexpected.length > 0 && `only in the warehouse: ${unexpected.join(", ")}`,
  ];
  return parts.filter(Boolean).join("; ");
}

/** What the offline engine brings otherwise than the warehouse. */
export function AgreementView({ agreement }: { agreement: Agreement }) {
  if (agreement.kind === "agrees") return null;
  if (agreement.kind === "unknown")
    return (
      <Typography className="selectable" sx={{ color: "text.secondary" }}>
        Not compared with this computer: {agreement.reason}
      </Typography>
    );
  return (
    <Alert
      severity="warning"
      variant="outlined"
      icon={false}
      sx={{ "& .MuiAlert-message": { minWidth: 0, flex: 1 } }}
    >
      <Typography sx={{ fontWeight: 600, mb: "4px" }}>This computer and the warehouse differ</Typography>
      <Box sx={{ display: "flex", flexDirection: "column", gap: "8px", minWidth: 0 }}>
        {agreement.types.map((type) => (
          <Typography key={type} className="selectable">
            {type}
          </Typography>
        ))}
        {agreement.differences.map((difference, at) =>
          difference.kind === "rows" ? (
            <RowsDiff key={at} output={difference.output} rows={difference.rows} sides={sides} />
          ) : difference.kind === "columns" ? (
            <Typography key={at} className="selectable">
              Columns of <b>{difference.output}</b>, {columnsText(difference)}
            </Typography>
          ) : null,
        )}
      </Box>
    </Alert>
  );
}
