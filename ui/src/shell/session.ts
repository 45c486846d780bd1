// Entering and leaving a package.
import { keys } from "../api/keys";
import { run, settled } from "../api/apply";
import type { Contents } from "../api/queries";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { NewPackage } from "../generated/NewPackage";
import type { Overview } from "../generated/Overview";
import type { Selection } from "../generated/Selection";
import { openDialog } from "../state/dialogs";
import { useEngine } from "../state/engine";
import { usePreviewValues } from "../state/previewValues";
import { useSelection } from "../state/selection";
import { useSession } from "../state/session";
import { useSettings } from "../state/settings";
import { readStored, writeStored } from "../state/stored";
import { useTests } from "../state/tests";
import { showError } from "../state/toasts";
import { useTrials } from "../trial/trials";

const ofThePackage = new Set([
  "overview",
  "problems",
  "component",
  "generated",
  "preview",
  "file",
  "conflict",
  "trialSetup",
  "sampleRows",
  "testCases",
  "tests",
  "sheet",
  "pythonTrust",
  "connection",
  "installed",
  "installedPreview",
  "places",
  "tables",
  "table",
]);

function forgetPackage() {
  queryClient.removeQueries({ predicate: ({ queryKey }) => ofThePackage.has(String(queryKey[0])) });
}

const lastSelectionKey = (root: string) => `selection:${root}`;

export function isThere(selection: Selection, overview: Contents): boolean {
  switch (selection.kind) {
    case "extension":
    case "tests":
    case "installed":
      return true;
    case "component":
      return overview.components.some(({ folder }) => folder === selection.folder);
    case "function":
      return overview.functions.some(({ folder }) => folder === selection.folder);
    case "icon":
      return overview.icons.some(({ name }) => name === selection.name);
    case "file":
      // A file that is gone says so itself.
      return true;
  }
}

/** What a freshly opened package shows: what was looked at last, else its first component. */
export function firstSelection(overview: Contents, last: Selection | null): Selection {
  if (last && isThere(last, overview)) return last;
  const first = overview.components.find(({ present }) => present);
  return first ? { kind: "component", folder: first.folder, input: null } : { kind: "extension" };
}

export function rememberSelection(root: string, selection: Selection): void {
  writeStored(lastSelectionKey(root), selection);
}

/** Shows the package that `opening` brings. When it fails, what was there stays, and the reason is shown. */
async function enter(opening: Promise<Overview>): Promise<boolean> {
  const before = useSession.getState();
  if (before.stage !== "open") useSession.setState({ stage: "opening" });
  try {
    const overview = await opening;
    forgetPackage();
    queryClient.setQueryData(keys.overview, overview);
    usePreviewValues.getState().openPackage(overview.root);
    useTrials.getState().openPackage(overview.root);
    useTests.getState().forget();
    useEngine.getState().openPackage(overview.root);
    useSelection.getState().clear();
    useSelection
      .getState()
      .select(firstSelection(overview, readStored<Selection | null>(lastSelectionKey(overview.root), null)));
    useSession.setState({ stage: "open", root: overview.root, opening: before.opening + 1 });
    void queryClient.invalidateQueries({ queryKey: keys.startup });
    if (useSettings.getState().autosave !== overview.state.autosave)
      void run(studio.setAutosave(useSettings.getState().autosave));
    return true;
  } catch (error) {
    useSession.setState({ stage: before.stage === "open" ? "open" : "welcome" });
    showError(error);
    return false;
  }
}

/** Goes on with `leave`, after asking when unsaved work would be lost. */
export async function guarded(leave: () => Promise<unknown> | void): Promise<void> {
  if (useSession.getState().stage === "open") await settled();
  const goOn = async () => void (await leave());
  if (unsavedPaths().length > 0) openDialog({ kind: "unsaved", leave: goOn });
  else await goOn();
}

export const unsavedPaths = (): string[] =>
  useSession.getState().stage === "open"
    ? (queryClient.getQueryData<Overview>(keys.overview)?.state.unsaved ?? [])
    : [];

export const openPath = (path: string) => guarded(() => enter(studio.openPackage(path)));
export const openExample = (name: string) => guarded(() => enter(studio.openExample(name)));
export const enterNew = (plan: NewPackage): Promise<boolean> => enter(studio.newPackage(plan));

export const closePackage = () =>
  guarded(async () => {
    try {
      await studio.closePackage();
    } catch (error) {
      showError(error);
      return;
    }
    useSession.setState({ stage: "welcome", root: null });
    useSelection.getState().clear();
    forgetPackage();
  });

/** Does what the shell was started for: opens the package named on the command line, or welcomes. */
export async function start(): Promise<void> {
  try {
    const { path } = await queryClient.fetchQuery({ queryKey: keys.startup, queryFn: studio.startup });
    if (path === null) useSession.setState({ stage: "welcome" });
    else await enter(studio.openPackage(path));
  } catch (error) {
    useSession.setState({ stage: "welcome" });
    showError(error);
  }
}
