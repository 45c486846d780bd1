import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useMemo, type ReactNode } from "react";

import { useProblems } from "../api/queries";
import type { Broken } from "../generated/Broken";
import type { Counts } from "../generated/Counts";
import type { Problem } from "../generated/Problem";
import { countProblems } from "../problems/order";
import { placeOf } from "../problems/place";
import { tabsOf, useSelection, type Tab as TabName } from "../state/selection";
import { codeFont } from "../theme/studioTheme";
import { ProblemBadge } from "../tree/TreeRowView";
import { TestMark } from "../tests/TestMark";
import { actions } from "./actions";
import { titleWithKeys } from "./shortcut";

const tabActions: Record<TabName, { label: string; shortcuts: readonly string[] }> = {
  form: { label: "Form", shortcuts: actions.goToForm.shortcuts },
  sql: { label: "SQL", shortcuts: actions.goToSql.shortcuts },
  tests: { label: "Tests", shortcuts: actions.goToTests.shortcuts },
  docs: { label: "Docs", shortcuts: actions.goToDocs.shortcuts },
  source: { label: "Source", shortcuts: actions.goToSource.shortcuts },
};

const noProblems: Problem[] = [];

interface EditorTabsProps {
  kind: "component" | "extension";
  /** The folder that the tabs are about; all of the package's own when it is "". */
  under: string;
  /** Shown at the far end of the strip. */
  name: string;
  broken: Broken | null;
  children: Record<TabName, ReactNode>;
}

/** The problems of a component or the extension, by the tab that shows them. */
function countByTab(problems: readonly Problem[], kind: string, under: string): Map<TabName, Counts> {
  const byTab = new Map<TabName, Problem[]>();
  for (const problem of problems) {
    if (!problem.path.startsWith(under)) continue;
    const { selection, tab } = placeOf(problem);
    if (tab && selection.kind === kind) byTab.set(tab, [...(byTab.get(tab) ?? []), problem]);
  }
  return new Map([...byTab].map(([tab, found]) => [tab, countProblems(found)]));
}

/** The tabs of what is edited, and the one that is open. */
export function EditorTabs({ kind, under, name, broken, children }: EditorTabsProps) {
  const tab = useSelection((store) => store.tab);
  const setTab = useSelection((store) => store.setTab);
  const problems = useProblems().data ?? noProblems;
  const counts = useMemo(() => countByTab(problems, kind, under), [problems, kind, under]);
  const tabs = tabsOf(kind);
  return (
    <Stack sx={{ height: "100%", minWidth: 0 }}>
      <Stack
        direction="row"
        sx={{ alignItems: "center", borderBottom: 1, borderColor: "divider", flexShrink: 0, pr: 1.5 }}
      >
        <Tabs value={tab} onChange={(_, next: TabName) => setTab(next)} aria-label="Editors" sx={{ px: 0.5 }}>
          {tabs.map((each) => (
            <Tab
              key={each}
              value={each}
              id={`tab-${each}`}
              aria-controls={`panel-${each}`}
              aria-label={tabActions[each].label}
              label={
                <Tooltip title={titleWithKeys(tabActions[each].label, tabActions[each].shortcuts)}>
                  <Stack direction="row" sx={{ gap: 0.75, alignItems: "center" }}>
                    {tabActions[each].label}
                    {each === "tests" && <TestMark folder={name} />}
                    <ProblemBadge {...(counts.get(each) ?? { errors: 0, warnings: 0 })} />
                  </Stack>
                </Tooltip>
              }
            />
          ))}
        </Tabs>
        <Typography
          noWrap
          className="selectable"
          sx={{ ml: "auto", pl: 2, color: "text.secondary", fontFamily: codeFont, fontSize: 12 }}
        >
          {name}
        </Typography>
      </Stack>
      <Box
        role="tabpanel"
        id={`panel-${tab}`}
        aria-labelledby={`tab-${tab}`}
        sx={{ flex: 1, minHeight: 0, minWidth: 0 }}
      >
        {tab === "form" && broken ? <BrokenForm broken={broken} /> : children[tab]}
      </Box>
    </Stack>
  );
}

function BrokenForm({ broken }: { broken: Broken }) {
  const { selection, select } = useSelection.getState();
  const showPlace = () =>
    selection && select(selection, { tab: "source", reveal: broken.extent ?? undefined, path: broken.path });
  return (
    <Box sx={{ p: 2 }}>
      <Alert
        severity="error"
        variant="outlined"
        action={
          <Button color="inherit" onClick={showPlace}>
            Show it
          </Button>
        }
      >
        {broken.path} cannot be shown as a form: {broken.message}
        {broken.extent && ` (line ${broken.extent.start.line})`}
      </Alert>
    </Box>
  );
}
