import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import type { CaseResult } from "../generated/CaseResult";
import type { Difference } from "../generated/Difference";
import { RowsTable } from "../rows/RowsTable";
import { SchemaComparison } from "../rows/SchemaComparison";
import type { CaseState } from "../state/tests";
import { duration, engineName } from "../words";
import { AgreementChip, AgreementView } from "./AgreementView";
import { Fold } from "./Fold";
import { caseVerdict, outcomeVerdict, verdictWords } from "./outcomes";
import { RowsDiff } from "./RowsDiff";
import { Statements } from "./Statements";
import { ToldView } from "./ToldView";
import { VerdictIcon } from "./VerdictIcon";

function DifferenceView({ difference, onCapture }: { difference: Difference; onCapture?: () => void }) {
  switch (difference.kind) {
    case "rows":
      return <RowsDiff output={difference.output} rows={difference.rows} />;
    case "schemas":
      return (
        <Box>
          <Typography>
            Dry run and full run of <b>{difference.output}</b> have other columns. Workflows shows those of
            the dry run, and then gets those of the full run.
          </Typography>
          <SchemaComparison dry={difference.dry} full={difference.full} />
        </Box>
      );
    case "columns":
      return (
        <Typography className="selectable">
          <b>{difference.output}</b>
          {difference.missing.length > 0 &&
            ` lacks the columns that the fixture has: ${difference.missing.join(", ")}.`}
          {difference.unexpected.length > 0 &&
            ` ${difference.missing.length > 0 ? "It has" : "has"} columns that the fixture has not: ${difference.unexpected.join(", ")}.`}
        </Typography>
      );
    case "noFixture":
      return (
        <Box sx={{ display: "flex", alignItems: "flex-start", gap: 1 }}>
          <Box sx={{ flex: 1 }}>
            <ToldView told={difference.told} />
          </Box>
          {onCapture && (
            <Button variant="outlined" onClick={onCapture}>
              Capture…
            </Button>
          )}
        </Box>
      );
  }
}

function Outcome({ result, onCapture }: { result: CaseResult; onCapture?: () => void }): ReactNode {
  const { outcome } = result;
  switch (outcome.kind) {
    case "passed":
      return <Typography sx={{ color: "text.secondary" }}>Every output is as its fixture has it.</Typography>;
    case "cancelled":
      return (
        <Typography sx={{ color: "text.secondary" }}>
          The run was cancelled before this case ended.
        </Typography>
      );
    case "broken":
      return <ToldView told={outcome.told} />;
    case "notRunnable":
      return (
        <>
          <ToldView told={outcome.told} />
          <Typography sx={{ color: "text.secondary", mt: "6px" }}>
            The warehouse has this and the offline engine has not: the case is not counted as passed.
          </Typography>
        </>
      );
    case "failed":
      return outcome.differences.map((difference, at) => (
        <DifferenceView key={at} difference={difference} onCapture={onCapture} />
      ));
  }
}

function OneResult({
  result,
  stale,
  onCapture,
}: {
  result: CaseResult;
  stale: boolean;
  onCapture?: () => void;
}) {
  const verdict = outcomeVerdict(result.outcome);
  return (
    <Box component="article" aria-label={`Result: ${verdictWords[verdict]}`} sx={column}>
      <Box sx={{ display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" }}>
        <VerdictIcon verdict={verdict} size={18} faded={stale} silent />
        <Typography component="h4" sx={{ fontWeight: 600 }}>
          {verdictWords[verdict]}
        </Typography>
        <Typography variant="caption" sx={{ color: "text.secondary" }}>
          {duration(result.milliseconds)} · {engineName(result.engine)}
          {result.mode === "session" && " · session tables"}
          {stale && " · changed since"}
        </Typography>
        {result.offline && <AgreementChip agreement={result.offline} />}
      </Box>
      <Outcome result={result} onCapture={onCapture} />
      {result.offline && <AgreementView agreement={result.offline} />}
      {result.warnings.map((warning, at) => (
        <Alert key={at} severity="warning" variant="outlined" sx={{ alignItems: "flex-start" }}>
          <Typography className="selectable">{warning.message}</Typography>
          <SchemaComparison dry={warning.dry} full={warning.full} />
        </Alert>
      ))}
      {result.outputs.map(({ name, full, fullCount }) => (
        <Fold key={name} title={`Rows of ${name} (${rowsText(full.rows.length, fullCount)})`}>
          <Box sx={{ height: Math.min(300, 74 + 26 * full.rows.length) }}>
            <RowsTable label={`Rows of ${name}`} table={full} />
          </Box>
        </Fold>
      ))}
      <Statements statements={result.statements} />
    </Box>
  );
}

/** "12"; "the first 1,000 of 48,210" where not all are kept. */
const rowsText = (kept: number, all: number): string =>
  kept < all ? `the first ${kept.toLocaleString("en")} of ${all.toLocaleString("en")}` : `${all}`;

interface ResultViewProps {
  state: CaseState | undefined;
  onRun(): void;
  onCapture?: () => void;
}

/** What came of one case: once for each way of naming tables that it ran in. */
export function ResultView({ state, onRun, onCapture }: ResultViewProps) {
  const verdict = caseVerdict(state);
  if (!state || state.results.length === 0) {
    const isUnderWay = verdict === "running" || verdict === "waiting";
    return (
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, p: "16px" }}>
        <VerdictIcon verdict={verdict} size={18} silent />
        <Typography sx={{ color: "text.secondary", flex: 1 }}>
          {isUnderWay ? `${verdictWords[verdict]}…` : "Not run yet."}
        </Typography>
        {!isUnderWay && (
          <Button variant="outlined" onClick={onRun}>
            Run it
          </Button>
        )}
      </Box>
    );
  }
  return (
    <Box sx={{ ...column, gap: "20px", p: "14px 16px 20px", opacity: state.phase === "done" ? 1 : 0.6 }}>
      {state.results.map((result) => (
        <OneResult key={result.mode} result={result} stale={state.stale} onCapture={onCapture} />
      ))}
    </Box>
  );
}

const column = { display: "flex", flexDirection: "column", gap: "10px", minWidth: 0 } as const;
