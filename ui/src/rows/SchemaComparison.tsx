import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import WarningAmberOutlined from "@mui/icons-material/WarningAmberOutlined";
import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";
import { useMemo } from "react";

import type { TableColumn } from "../generated/TableColumn";
import { codeFont } from "../theme/studioTheme";
import { align, type AlignedColumn, type Disagreement } from "./alignment";

export interface SchemaComparisonProps {
  /** The columns that the dry run said. */
  dry: readonly TableColumn[];
  /** The columns that the full run made. */
  full: readonly TableColumn[];
}

const words: Record<Disagreement, string> = {
  onlyDry: "Not in the full run",
  onlyFull: "Not in the dry run",
  order: "Another place",
  type: "Another type",
};

/** What the dry run promised beside what the full run made: a name, a place or a type that differs is marked. */
export function SchemaComparison({ dry, full }: SchemaComparisonProps) {
  const lines = useMemo(() => align(dry, full), [dry, full]);
  const wrong = lines.filter(({ disagreements }) => disagreements.length > 0).length;
  return (
    <Box sx={{ height: "100%", overflow: "auto" }}>
      <Box role="status" sx={summary(wrong)}>
        {wrong === 0 ? <CheckCircleOutlined /> : <WarningAmberOutlined />}
        {wrong === 0
          ? "Dry run and full run agree in names, order and types"
          : `Dry run and full run disagree in ${wrong === 1 ? "one column" : `${wrong} columns`}`}
      </Box>
      <Box component="table" aria-label="Columns of dry run and full run" sx={look}>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              Dry run
            </th>
            <th scope="col" colSpan={2}>
              Full run
            </th>
            <th scope="col">
              <span className="hidden">Difference</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <Line key={at} {...line} />
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

function Line({ dry, full, disagreements }: AlignedColumn) {
  const marks = (side: TableColumn | null, other: TableColumn | null) => ({
    name: side && (!other || disagreements.includes("order")) ? "marked" : "",
    type: side && other && disagreements.includes("type") ? "marked" : "",
  });
  return (
    <tr className={disagreements.length > 0 ? "wrong" : ""}>
      <Side column={dry} {...marks(dry, full)} />
      <Side column={full} {...marks(full, dry)} />
      <td className="why">{disagreements.map((each) => words[each]).join(", ")}</td>
    </tr>
  );
}

function Side({ column, name, type }: { column: TableColumn | null; name: string; type: string }) {
  if (!column)
    return (
      <td colSpan={2} className="absent">
        —
      </td>
    );
  return (
    <>
      <td className="selectable">
        <span className={name}>{column.name}</span>
      </td>
      <td className="type selectable">
        <span className={type}>{column.typeName}</span>
      </td>
    </>
  );
}

const summary =
  (wrong: number) =>
  ({ palette }: Theme) => ({
    display: "flex",
    alignItems: "center",
    gap: "6px",
    p: "10px 12px 6px",
    fontWeight: 500,
    color: wrong === 0 ? palette.success.main : palette.warning.main,
  });

function look({ palette }: Theme) {
  const tint = `color-mix(in srgb, ${palette.warning.main} 16%, transparent)`;
  return {
    borderCollapse: "collapse",
    minWidth: "min(100%, 480px)",
    m: "0 0 12px 12px",
    fontSize: 12,
    "& th": { textAlign: "left", fontWeight: 600, color: palette.text.secondary, padding: "6px 20px 6px 0" },
    "& td": {
      borderTop: `1px solid ${palette.divider}`,
      padding: "4px 20px 4px 0",
      lineHeight: "18px",
      whiteSpace: "nowrap",
    },
    "& .type": { fontFamily: codeFont, fontSize: 11, color: palette.text.secondary },
    "& .absent": { color: palette.text.disabled },
    "& .marked": {
      backgroundColor: tint,
      color: palette.warning.main,
      borderRadius: "3px",
      padding: "1px 4px",
      margin: "0 -4px",
    },
    "& .why": { color: palette.warning.main, fontWeight: 500 },
    "& .hidden": { position: "absolute", clipPath: "inset(50%)", width: 1, height: 1, overflow: "hidden" },
  };
}
