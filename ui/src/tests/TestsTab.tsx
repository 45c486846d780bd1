// The tests of one component: its cases and tables at the side, what is chosen of them beside.
import TableChartOutlined from "@mui/icons-material/TableChartOutlined";
import TableRowsOutlined from "@mui/icons-material/TableRowsOutlined";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import { useState } from "react";

import { useComponentTests } from "../api/queries";
import { studio } from "../api/studio";
import type { Captured } from "../generated/Captured";
import type { TestsView } from "../generated/TestsView";
import { PythonTrustNotice } from "../shell/PythonTrustNotice";
import { LoadingRoom } from "../shell/Room";
import { useTests, type CaseState, type Shown } from "../state/tests";
import { addCase, addNewCase } from "./addCase";
import { BrokenTests } from "./BrokenTests";
import { CaptureDialog } from "./CaptureDialog";
import { CaseDetail } from "./CaseDetail";
import { CaseGrid } from "./CaseGrid";
import { CaseRow } from "./CaseRow";
import { ListRow } from "./ListRow";
import { NewSheetDialog } from "./NewSheetDialog";
import { NoTests } from "./NoTests";
import { RunBar } from "./RunBar";
import { captureTests, runTests } from "./running";
import { SheetEditor } from "./SheetEditor";
import { SideList } from "./SideList";
import { TakeRows } from "./TakeRows";

const none: Record<string, CaseState> = {};

/** What was chosen, where it is still there; else the first case. */
function shownOf({ cases, stems }: TestsView, wanted: Shown | undefined): Shown | null {
  if (wanted?.kind === "case" && cases.some(({ case: { id } }) => id === wanted.id)) return wanted;
  if (wanted?.kind === "grid" && cases.length > 0) return wanted;
  if (wanted?.kind === "sheet" && stems.includes(wanted.stem)) return wanted;
  const [first] = cases;
  return first ? { kind: "case", id: first.case.id } : null;
}

export default function TestsTab({ folder }: { folder: string }) {
  const { data } = useComponentTests(folder);
  const states = useTests((store) => store.cases[folder]) ?? none;
  const wanted = useTests((store) => store.shown[folder]);
  const show = useTests((store) => store.show);
  const [captured, setCaptured] = useState<Captured[] | null>(null);
  const [naming, setNaming] = useState(false);
  if (!data) return <LoadingRoom />;
  if (data.broken) return <BrokenTests broken={data.broken} />;
  const { cases, stems } = data;
  if (cases.length === 0 && stems.length === 0) return <NoTests folder={folder} />;

  const shown = shownOf(data, wanted);
  const ids = cases.map(({ case: { id } }) => id);
  const at = shown?.kind === "case" ? ids.indexOf(shown.id) : -1;
  const capture = async (of: string[]) => setCaptured(await captureTests(folder, of));

  return (
    <Stack sx={{ height: "100%", minHeight: 0 }}>
      <RunBar
        count={cases.length}
        states={ids.flatMap((id) => states[id] ?? [])}
        onRun={() => void runTests([folder])}
        onCapture={() => void capture([])}
      />
      <PythonTrustNotice />
      <Box sx={{ display: "flex", flex: 1, minHeight: 0 }}>
        <Box
          component="nav"
          aria-label="Cases and tables"
          sx={{ width: 232, flex: "none", overflowY: "auto", borderRight: 1, borderColor: "divider" }}
        >
          <SideList title="Cases" add="Add test case" onAdd={() => void addNewCase(folder)}>
            {cases.length > 0 && (
              <ListRow
                icon={<TableRowsOutlined sx={{ fontSize: 16, color: "text.secondary" }} />}
                label="All cases"
                said="All cases, side by side"
                selected={shown?.kind === "grid"}
                onSelect={() => show(folder, { kind: "grid" })}
              />
            )}
            {ids.map((id, index) => (
              <CaseRow
                key={`${id} ${index}`}
                id={id}
                state={states[id]}
                selected={index === at}
                onSelect={() => show(folder, { kind: "case", id })}
              />
            ))}
          </SideList>
          <SideList title="Tables" add="Add table" onAdd={() => setNaming(true)} tools={<TakeRows />}>
            {stems.map((stem) => (
              <ListRow
                key={stem}
                icon={<TableChartOutlined sx={{ fontSize: 16, color: "text.secondary" }} />}
                label={stem}
                said={`Table ${stem}`}
                selected={shown?.kind === "sheet" && shown.stem === stem}
                onSelect={() => show(folder, { kind: "sheet", stem })}
              />
            ))}
          </SideList>
        </Box>
        <Box sx={{ flex: 1, minWidth: 0, minHeight: 0 }}>
          {shown?.kind === "grid" && <CaseGrid tests={data} />}
          {shown?.kind === "sheet" && <SheetEditor key={shown.stem} folder={folder} stem={shown.stem} />}
          {at >= 0 && (
            <CaseDetail
              key={at}
              tests={data}
              at={at}
              onCapture={() => void capture([ids[at] ?? ""])}
              onDuplicate={() => void addCase(folder, () => studio.duplicateTestCase(folder, at))}
            />
          )}
          {shown === null && <NoTests folder={folder} />}
        </Box>
      </Box>
      {captured && <CaptureDialog folder={folder} captured={captured} onClose={() => setCaptured(null)} />}
      {naming && <NewSheetDialog folder={folder} taken={stems} onClose={() => setNaming(false)} />}
    </Stack>
  );
}
