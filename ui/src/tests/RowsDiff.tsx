// Rows that are other than expected, cell by cell.
import Box from "@mui/material/Box";
import { alpha, styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import type { RowsDifference } from "../generated/RowsDifference";
import { wholeText } from "../rows/cells";
import { codeFont } from "../theme/studioTheme";
import { count } from "../words";

const Grid = styled("table")(({ theme: { palette } }) => ({
  borderCollapse: "separate",
  borderSpacing: 0,
  width: "max-content",
  fontSize: 12,
  lineHeight: "18px",
  "& th, & td": {
    textAlign: "left",
    verticalAlign: "top",
    padding: "3px 10px",
    borderBottom: `1px solid ${palette.divider}`,
    borderRight: `1px solid ${palette.divider}`,
  },
  // Long values are folded, short ones never.
  "& td > div": { maxWidth: 320, overflowWrap: "anywhere" },
  "& td": { fontFamily: codeFont, fontVariantLigatures: "none" },
  "& thead th": { fontWeight: 600, backgroundColor: palette.background.default, whiteSpace: "nowrap" },
  "& tbody th": { fontWeight: 500, whiteSpace: "nowrap", color: palette.text.secondary },
  "& tr > :first-of-type": { borderLeft: `1px solid ${palette.divider}` },
  "& thead tr > *": { borderTop: `1px solid ${palette.divider}` },
  "& .missing": { backgroundColor: alpha(palette.error.main, 0.1) },
  "& .added": { backgroundColor: alpha(palette.success.main, 0.12) },
  "& del, & ins": {
    display: "block",
    textDecoration: "none",
    padding: "0 4px",
    margin: "0 -4px",
    borderRadius: 2,
  },
  "& del": { backgroundColor: alpha(palette.error.main, 0.14), textDecoration: "line-through" },
  "& ins": { backgroundColor: alpha(palette.success.main, 0.18) },
  "& del::before": { content: '"− "', textDecoration: "none", display: "inline-block", width: "1.2em" },
  "& ins::before": { content: '"+ "', display: "inline-block", width: "1.2em" },
}));

/** NULL, told from a text that says so. */
export function Cell({ value }: { value: unknown }): ReactNode {
  if (value === null || value === undefined)
    return (
      <Box component="span" sx={{ color: "text.disabled", fontStyle: "italic" }}>
        NULL
      </Box>
    );
  if (value === "")
    return (
      <Box component="span" sx={{ color: "text.disabled", fontStyle: "italic" }}>
        empty
      </Box>
    );
  return wholeText(value);
}

const Value = ({ children }: { children: ReactNode }) => (
  <td>
    <div>{children}</div>
  </td>
);

/** What the two sides of a difference are called. */
export interface Sides {
  expected: string;
  actual: string;
  missing: string;
  added: string;
}

const fixtureAndRun: Sides = {
  expected: "Expected",
  actual: "got",
  missing: "missing",
  added: "not expected",
};

function summary(
  { expectedCount, actualCount, changed, missing, unexpected }: RowsDifference,
  sides: Sides,
): string {
  const parts = [
    changed.length > 0 && `${changed.length} changed`,
    missing.length > 0 && `${missing.length} ${sides.missing}`,
    unexpected.length > 0 && `${unexpected.length} ${sides.added}`,
  ].filter(Boolean);
  return `${parts.join(", ")}. ${sides.expected} ${count(expectedCount, "row")}, ${sides.actual} ${count(actualCount, "row")}.`;
}

interface RowsDiffProps {
  output: string;
  rows: RowsDifference;
  sides?: Sides;
}

export function RowsDiff({ output, rows, sides = fixtureAndRun }: RowsDiffProps) {
  return (
    <Box>
      <Typography sx={{ mb: "6px" }}>
        Rows of <b>{output}</b>: {summary(rows, sides)}
      </Typography>
      <Box sx={{ overflowX: "auto" }} className="selectable">
        <Grid aria-label={`Differences in ${output}`}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {rows.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.changed.map(({ expected, actual, differs }, at) => (
              <tr key={`changed ${at}`}>
                <th scope="row">~ changed</th>
                {rows.columns.map((column, index) => (
                  <Value key={column}>
                    {differs[index] ? (
                      <>
                        <del
                          aria-label={`${sides.expected.toLowerCase()} ${wholeText(expected[index]) || "nothing"}`}
                        >
                          <Cell value={expected[index]} />
                        </del>
                        <ins aria-label={`${sides.actual} ${wholeText(actual[index]) || "nothing"}`}>
                          <Cell value={actual[index]} />
                        </ins>
                      </>
                    ) : (
                      <Cell value={actual[index]} />
                    )}
                  </Value>
                ))}
              </tr>
            ))}
            {rows.missing.map((row, at) => (
              <tr key={`missing ${at}`} className="missing">
                <th scope="row">− {sides.missing}</th>
                {rows.columns.map((column, index) => (
                  <Value key={column}>
                    <Cell value={row[index]} />
                  </Value>
                ))}
              </tr>
            ))}
            {rows.unexpected.map((row, at) => (
              <tr key={`unexpected ${at}`} className="added">
                <th scope="row">+ {sides.added}</th>
                {rows.columns.map((column, index) => (
                  <Value key={column}>
                    <Cell value={row[index]} />
                  </Value>
                ))}
              </tr>
            ))}
          </tbody>
        </Grid>
      </Box>
      {rows.more > 0 && (
        <Typography variant="caption" sx={{ color: "text.secondary" }}>
          And {count(rows.more, "more row")}.
        </Typography>
      )}
    </Box>
  );
}
