import ContentCopy from "@mui/icons-material/ContentCopy";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import FiberManualRecordOutlined from "@mui/icons-material/FiberManualRecordOutlined";
import PlayArrow from "@mui/icons-material/PlayArrow";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Tooltip from "@mui/material/Tooltip";
import type { ReactNode } from "react";

import { change } from "../api/apply";
import { studio } from "../api/studio";
import type { TestsView } from "../generated/TestsView";
import { useTests } from "../state/tests";
import { CaseForm } from "./CaseForm";
import { ResultView } from "./ResultView";
import { runTests } from "./running";

interface ToolProps {
  title: string;
  disabled?: boolean;
  onClick(): void;
  children: ReactNode;
}

function Tool({ title, disabled = false, onClick, children }: ToolProps) {
  return (
    <Tooltip title={title}>
      <span>
        <IconButton aria-label={title} onClick={onClick} disabled={disabled}>
          {children}
        </IconButton>
      </span>
    </Tooltip>
  );
}

interface CaseDetailProps {
  tests: TestsView;
  /** The place of the case in the test file. */
  at: number;
  onCapture(): void;
  onDuplicate(): void;
}

/** One case: what came of it, or its form. */
export function CaseDetail({ tests, at, onCapture, onDuplicate }: CaseDetailProps) {
  const { folder } = tests;
  const form = tests.cases[at];
  const id = form?.case.id ?? "";
  const state = useTests((store) => store.cases[folder]?.[id]);
  const detail = useTests((store) => store.detail);
  const isBusy = useTests((store) => store.run !== null);
  if (!form) return null;
  const run = () => void runTests([folder], [id]);
  return (
    <Stack component="section" aria-label={`Case ${id}`} sx={{ height: "100%", minHeight: 0 }}>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: "4px",
          p: "6px 8px 6px 16px",
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        <ToggleButtonGroup
          exclusive
          value={detail}
          onChange={(_, next: "result" | "case" | null) => next && useTests.setState({ detail: next })}
          aria-label="What to show of the case"
        >
          <ToggleButton value="result">Result</ToggleButton>
          <ToggleButton value="case">Case</ToggleButton>
        </ToggleButtonGroup>
        <Box sx={{ flex: 1 }} />
        <Button startIcon={<PlayArrow />} disabled={isBusy} onClick={run}>
          Run
        </Button>
        <Tool title="Capture this case…" onClick={onCapture} disabled={isBusy}>
          <FiberManualRecordOutlined />
        </Tool>
        <Tool title="Duplicate case" onClick={onDuplicate}>
          <ContentCopy />
        </Tool>
        <Tool title="Remove case" onClick={() => void change(() => studio.removeTestCase(folder, at))}>
          <DeleteOutlined />
        </Tool>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: "auto" }}>
        {detail === "result" ? (
          <ResultView state={state} onRun={run} onCapture={onCapture} />
        ) : (
          <CaseForm tests={tests} form={form} at={at} />
        )}
      </Box>
    </Stack>
  );
}
