// The window while a package is open.
import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Stack from "@mui/material/Stack";
import { useEffect, useRef } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";

import { followPackage } from "../api/events";
import { useOverview, type Contents } from "../api/queries";
import type { Selection } from "../generated/Selection";
import { ProblemsPanel } from "../problems/ProblemsPanel";
import { useLayout } from "../state/layout";
import { selectedFolder, useSelection } from "../state/selection";
import { followTests } from "../tests/running";
import { PackageTree } from "../tree/PackageTree";
import { Banners } from "./Banners";
import { Editor } from "./Editor";
import { Room } from "./Room";
import { fetchOtherRooms, PreviewPane, TrialPanel } from "./rooms";
import { isThere, rememberSelection } from "./session";
import { StatusBar } from "./StatusBar";
import { TopBar } from "./TopBar";
import { useCloseGuard } from "./useCloseGuard";
import { useWindowTitle } from "./useWindowTitle";

const Handle = styled(Separator)(({ theme: { palette } }) => ({
  "&[aria-orientation=vertical]": { width: 1 },
  "&[aria-orientation=horizontal]": { height: 1 },
  backgroundColor: palette.divider,
  outline: "none",
  transition: "background-color 120ms",
  "&[data-separator=hover], &[data-separator=active], &:focus-visible": {
    backgroundColor: palette.primary.main,
    boxShadow: `0 0 0 1px ${palette.primary.main}`,
  },
}));

function useRememberedLayout(id: string, panelIds: string[]) {
  return useDefaultLayout({ id, panelIds, storage: localStorage, onlySaveAfterUserInteractions: true });
}

/** The tree beside the editor. */
function Package({ overview }: { overview: Contents }) {
  const selection = useSelection((store) => store.selection);
  const layout = useRememberedLayout("extension-studio:package", ["tree", "editor"]);
  return (
    <Group
      id="package"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      style={{ height: "100%" }}
    >
      <Panel
        id="tree"
        defaultSize={240}
        minSize={180}
        maxSize={480}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Box component="nav" aria-label="Package" sx={{ height: "100%" }}>
          <Room name="The tree" resetKey={overview.root}>
            <PackageTree overview={overview} />
          </Room>
        </Box>
      </Panel>
      <Handle aria-label="Width of the tree" />
      <Panel id="editor" minSize={380}>
        <Box component="main" sx={{ height: "100%", bgcolor: "background.paper" }}>
          {selection && <Editor selection={selection} overview={overview} />}
        </Box>
      </Panel>
    </Group>
  );
}

/** The package, and under it what came of trying the component: the form beside both keeps its height. */
function Work({ overview, tried }: { overview: Contents; tried: string | null }) {
  const layout = useRememberedLayout(
    "extension-studio:work",
    tried === null ? ["package"] : ["package", "trial"],
  );
  return (
    <Group
      id="work"
      orientation="vertical"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      style={{ height: "100%" }}
    >
      <Panel id="package" minSize={220}>
        <Package overview={overview} />
      </Panel>
      {tried !== null && (
        <>
          <Handle aria-label="Height of Try it" />
          <Panel id="trial" defaultSize={340} minSize={150} groupResizeBehavior="preserve-pixel-size">
            {/* Rows that are typed here are not the package's until they are saved as a test. */}
            <Box data-own-undo sx={{ height: "100%", bgcolor: "background.paper" }}>
              <Room name="Try it" resetKey={tried}>
                <TrialPanel key={tried} folder={tried} />
              </Room>
            </Box>
          </Panel>
        </>
      )}
    </Group>
  );
}

/** What is worked on, and the preview of the selected component beside it. */
function Columns() {
  const { data: overview } = useOverview();
  const folder = useSelection(selectedFolder);
  const trialOpen = useLayout((layout) => layout.trialOpen);
  // A component that was just made is not in the overview yet, but it is there.
  const isMissing = overview?.components.some((each) => each.folder === folder && !each.present) ?? false;
  const previewed = isMissing ? null : folder;
  const layout = useRememberedLayout(
    "extension-studio:columns",
    previewed === null ? ["work"] : ["work", "preview"],
  );
  if (!overview) return null;
  return (
    <Group
      id="columns"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      style={{ height: "100%" }}
    >
      <Panel id="work" minSize={560}>
        <Work overview={overview} tried={trialOpen ? previewed : null} />
      </Panel>
      {previewed !== null && (
        <>
          <Handle aria-label="Width of the preview" />
          <Panel
            id="preview"
            defaultSize={380}
            minSize={344}
            maxSize={720}
            groupResizeBehavior="preserve-pixel-size"
          >
            {/* What is typed here is not the package's: its undo is the field's own. */}
            <Box component="aside" aria-label="Live preview" data-own-undo sx={{ height: "100%" }}>
              <Room name="The preview" resetKey={previewed}>
                <PreviewPane folder={previewed} />
              </Room>
            </Box>
          </Panel>
        </>
      )}
    </Group>
  );
}

/** The columns, and under them the problems. */
function Rows() {
  const problemsOpen = useLayout((layout) => layout.problemsOpen);
  const layout = useRememberedLayout(
    "extension-studio:rows",
    problemsOpen ? ["columns", "problems"] : ["columns"],
  );
  return (
    <Group
      id="rows"
      orientation="vertical"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
      style={{ flex: 1, minHeight: 0 }}
    >
      <Panel id="columns" minSize={220}>
        <Columns />
      </Panel>
      {problemsOpen && (
        <>
          <Handle aria-label="Height of the problems" />
          <Panel id="problems" defaultSize={170} minSize={80} groupResizeBehavior="preserve-pixel-size">
            <Room name="The list of problems" resetKey="problems">
              <ProblemsPanel />
            </Room>
          </Panel>
        </>
      )}
    </Group>
  );
}

/** Keeps the selection on something that is there, and remembers it for the next time. */
function useKeptSelection() {
  const { data: overview, isFetching, isStale } = useOverview();
  const selection = useSelection((store) => store.selection);
  const visited = useRef<Selection[]>([]);
  useEffect(() => {
    // What was just made or renamed is selected before the overview knows of it.
    if (!overview || !selection || isFetching || isStale) return;
    if (isThere(selection, overview)) {
      rememberSelection(overview.root, selection);
      visited.current = [...visited.current.slice(-9), selection];
    } else {
      // Undoing a rename or an addition goes back to what was looked at before.
      const before = visited.current.findLast((each) => isThere(each, overview));
      useSelection.getState().select(before ?? { kind: "extension" });
    }
  }, [overview, selection, isFetching, isStale]);
}

export function Studio() {
  const { data: overview } = useOverview();
  useEffect(followPackage, []);
  useEffect(() => {
    const timer = setTimeout(fetchOtherRooms, 600);
    return () => clearTimeout(timer);
  }, []);
  useKeptSelection();
  useEffect(followTests, []);
  useWindowTitle(overview ?? null);
  useCloseGuard();
  if (!overview) return null;
  return (
    <Stack sx={{ height: "100%" }}>
      <TopBar overview={overview} />
      <Banners />
      <Rows />
      <StatusBar overview={overview} />
    </Stack>
  );
}
