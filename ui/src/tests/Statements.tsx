import ChevronRight from "@mui/icons-material/ChevronRight";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useState } from "react";

import type { Statement } from "../generated/Statement";
import { codeFont } from "../theme/studioTheme";
import { count, duration, runNames, sizeText } from "../words";
import { Fold } from "./Fold";
import { SqlBlock } from "./SqlBlock";

function Row({ statement, at }: { statement: Statement; at: number }) {
  const [open, setOpen] = useState(false);
  const first = statement.sql.trim().replaceAll(/\s+/g, " ");
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: "divider", "&:first-of-type": { border: 0 } }}>
      <ButtonBase
        aria-expanded={open}
        aria-label={`Statement ${at + 1}: ${first.slice(0, 60)}`}
        onClick={() => setOpen(!open)}
        sx={{ width: "100%", gap: "8px", p: "3px 6px 3px 2px", justifyContent: "flex-start", fontSize: 12 }}
      >
        <ChevronRight sx={{ fontSize: 16, transform: open ? "rotate(90deg)" : "none" }} />
        <Box
          component="span"
          sx={{
            flex: 1,
            minWidth: 0,
            textAlign: "left",
            overflow: "hidden",
            textOverflow: "ellipsis",
            whiteSpace: "nowrap",
            fontFamily: codeFont,
          }}
        >
          {first}
        </Box>
        <Box
          component="span"
          sx={{ color: "text.secondary", whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}
        >
          {statement.run && `${runNames[statement.run]} · `}
          {count(statement.rows, "row")} · {duration(statement.milliseconds)}
          {statement.bytesBilled ? ` · ${sizeText(statement.bytesBilled)} billed` : ""}
        </Box>
      </ButtonBase>
      {open && (
        <Box sx={{ p: "0 6px 8px 24px" }}>
          {statement.job !== null && (
            <Box
              className="selectable"
              sx={{ fontSize: 12, color: "text.secondary", overflowWrap: "anywhere" }}
            >
              Job {statement.job}
            </Box>
          )}
          <SqlBlock text={statement.sql} label={`Statement ${at + 1}`} />
        </Box>
      )}
    </Box>
  );
}

function titleOf(statements: readonly Statement[], isDynamic: boolean): string {
  const billed = statements.reduce((sum, { bytesBilled }) => sum + (bytesBilled ?? 0), 0);
  return [
    count(statements.length, isDynamic ? "executed dynamic statement" : "executed statement"),
    ...(billed > 0 ? [`${sizeText(billed)} billed`] : []),
  ].join(" · ");
}

/** The statements that were made while running, each to be opened; in a warehouse all of them, for all are jobs there. */
export function Statements({ statements }: { statements: readonly Statement[] }) {
  const isDynamic = statements.every(({ job }) => job === null);
  const shown = isDynamic ? statements.filter(({ dynamic }) => dynamic) : statements;
  if (shown.length === 0) return null;
  return (
    <Fold title={titleOf(shown, isDynamic)}>
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {shown.map((statement, at) => (
          <Row key={at} statement={statement} at={at} />
        ))}
      </Box>
    </Fold>
  );
}
