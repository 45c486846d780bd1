// All tests of the package: components with their cases at the side, what came of one beside.
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";

import { useTestCases, type Contents } from "../api/queries";
import type { CaseKey } from "../generated/CaseKey";
import { EmptyState } from "../shell/EmptyState";
import { PythonTrustNotice } from "../shell/PythonTrustNotice";
import { LoadingRoom } from "../shell/Room";
import { useSelection } from "../state/selection";
import { useTests, type CaseState } from "../state/tests";
import { CaseRow } from "./CaseRow";
import { caseVerdict, sayTally, tally } from "./outcomes";
import { ResultView } from "./ResultView";
import { RunBar } from "./RunBar";
import { runTests } from "./running";
import { SideList } from "./SideList";

const none: Record<string, CaseState> = {};

/** Goes to the component's own tests, where cases are edited. */
function openCase({ component, id }: CaseKey) {
  useTests.getState().show(component, { kind: "case", id });
  useSelection.getState().select({ kind: "component", folder: component, input: null }, { tab: "tests" });
}

interface ComponentCasesProps {
  folder: string;
  title: string;
  ids: readonly string[];
  shown: CaseKey | null;
}

function ComponentCases({ folder, title, ids, shown }: ComponentCasesProps) {
  const states = useTests((store) => store.cases[folder]) ?? none;
  const found = ids.flatMap((id) => states[id] ?? []);
  const counted = tally(found.map(caseVerdict));
  return (
    <SideList
      title={title}
      note={
        ids.length > 0 && (
          <Typography
            variant="caption"
            aria-label={sayTally(counted) || `${ids.length} cases`}
            sx={{ color: "text.secondary", pr: "6px", fontVariantNumeric: "tabular-nums" }}
          >
            {found.length > 0 ? `${counted.passed ?? 0}/${ids.length}` : ids.length}
          </Typography>
        )
      }
    >
      {ids.map((id, at) => (
        <CaseRow
          key={`${id} ${at}`}
          id={id}
          state={states[id]}
          selected={shown?.component === folder && shown.id === id}
          onSelect={() => useTests.setState({ shownCase: { component: folder, id } })}
        />
      ))}
      {ids.length === 0 && (
        <Typography component="li" variant="caption" sx={{ color: "text.secondary", px: "12px" }}>
          No tests yet.{" "}
          <Link
            component="button"
            type="button"
            sx={{ fontSize: 12 }}
            onClick={() =>
              useSelection.getState().select({ kind: "component", folder, input: null }, { tab: "tests" })
            }
          >
            Add one
          </Link>
        </Typography>
      )}
    </SideList>
  );
}

export default function TestsPage({ overview }: { overview: Contents }) {
  const { data: index } = useTestCases();
  const cases = useTests((store) => store.cases);
  const wanted = useTests((store) => store.shownCase);
  if (!index) return <LoadingRoom />;
  const components = overview.components.filter(({ present }) => present);
  const keys = components.flatMap(({ folder }) =>
    (index[folder] ?? []).map((id) => ({ component: folder, id })),
  );
  const stateOf = ({ component, id }: CaseKey) => cases[component]?.[id];
  const isThere = (key: CaseKey) =>
    keys.some(({ component, id }) => component === key.component && id === key.id);
  const failing = keys.find((key) => ["failed", "error"].includes(caseVerdict(stateOf(key))));
  const shown = wanted && isThere(wanted) ? wanted : (failing ?? keys[0] ?? null);
  const title = components.find(({ folder }) => folder === shown?.component)?.title;
  return (
    <Stack sx={{ height: "100%", minHeight: 0 }}>
      <RunBar
        count={keys.length}
        states={keys.flatMap((key) => stateOf(key) ?? [])}
        onRun={() => void runTests([])}
      />
      <PythonTrustNotice />
      {components.length === 0 ? (
        <EmptyState title="Nothing to test">A component comes first; its tests follow.</EmptyState>
      ) : (
        <Box sx={{ display: "flex", flex: 1, minHeight: 0 }}>
          <Box
            component="nav"
            aria-label="Cases of every component"
            sx={{ width: 264, flex: "none", overflowY: "auto", borderRight: 1, borderColor: "divider" }}
          >
            {components.map(({ folder, title }) => (
              <ComponentCases
                key={folder}
                folder={folder}
                title={title}
                ids={index[folder] ?? []}
                shown={shown}
              />
            ))}
          </Box>
          <Box sx={{ flex: 1, minWidth: 0, overflow: "auto" }}>
            {shown ? (
              <Box component="section" aria-label={`Case ${shown.id} of ${title}`}>
                <Box sx={{ display: "flex", alignItems: "baseline", gap: 1, p: "12px 16px 0" }}>
                  <Typography component="h2" variant="h3" sx={{ minWidth: 0 }}>
                    {title}: {shown.id}
                  </Typography>
                  <Box sx={{ flex: 1 }} />
                  <Link component="button" type="button" onClick={() => openCase(shown)}>
                    Open the case
                  </Link>
                </Box>
                <ResultView
                  state={stateOf(shown)}
                  onRun={() => void runTests([shown.component], [shown.id])}
                  onCapture={() => openCase(shown)}
                />
              </Box>
            ) : (
              <EmptyState title="No tests yet">
                Open a component’s Tests tab and add the first case.
              </EmptyState>
            )}
          </Box>
        </Box>
      )}
    </Stack>
  );
}
