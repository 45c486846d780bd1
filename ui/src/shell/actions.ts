// Everything that can be done, once: buttons, menus, shortcuts and the palette all take it from here.
import AddIcon from "@mui/icons-material/Add";
import AddPhotoAlternateOutlined from "@mui/icons-material/AddPhotoAlternateOutlined";
import ArchiveOutlined from "@mui/icons-material/ArchiveOutlined";
import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import Close from "@mui/icons-material/Close";
import ContentCopy from "@mui/icons-material/ContentCopy";
import CreateNewFolderOutlined from "@mui/icons-material/CreateNewFolderOutlined";
import DarkModeOutlined from "@mui/icons-material/DarkModeOutlined";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import DriveFileRenameOutline from "@mui/icons-material/DriveFileRenameOutline";
import ExtensionOutlined from "@mui/icons-material/ExtensionOutlined";
import FolderOpen from "@mui/icons-material/FolderOpen";
import FolderOutlined from "@mui/icons-material/FolderOutlined";
import KeyboardOutlined from "@mui/icons-material/KeyboardOutlined";
import ListAltOutlined from "@mui/icons-material/ListAltOutlined";
import NavigateBefore from "@mui/icons-material/NavigateBefore";
import NavigateNext from "@mui/icons-material/NavigateNext";
import PlayArrow from "@mui/icons-material/PlayArrow";
import PlaylistAddCheck from "@mui/icons-material/PlaylistAddCheck";
import Redo from "@mui/icons-material/Redo";
import ReportProblemOutlined from "@mui/icons-material/ReportProblemOutlined";
import SaveOutlined from "@mui/icons-material/SaveOutlined";
import ScienceOutlined from "@mui/icons-material/ScienceOutlined";
import Search from "@mui/icons-material/Search";
import SettingsOutlined from "@mui/icons-material/SettingsOutlined";
import Tab from "@mui/icons-material/Tab";
import Undo from "@mui/icons-material/Undo";
import type SvgIcon from "@mui/material/SvgIcon";

import { run, settled } from "../api/apply";
import { keys } from "../api/keys";
import type { Contents } from "../api/queries";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { Outcome } from "../generated/Outcome";
import type { Overview } from "../generated/Overview";
import type { Selection } from "../generated/Selection";
import { stepProblem } from "../problems/cursor";
import { openDialog } from "../state/dialogs";
import { useLayout } from "../state/layout";
import { tabsOf, useSelection, type Tab as TabName } from "../state/selection";
import { useSettings } from "../state/settings";
import { runTrial } from "../trial/running";
import { runTests } from "../tests/running";
import { exportAs, exportPackage } from "./exporting";
import { chooseFolder, chooseIcon, showInFolder } from "./fileDialogs";
import { closePackage, guarded, openPath } from "./session";

/** What decides whether an action is possible. */
export interface Now {
  /** Null while no package is open. */
  overview: Overview | null;
  selection: Selection | null;
}

export type ActionGroup = "Package" | "Edit" | "Component" | "Tests" | "Go to" | "View";

export interface Action {
  id: string;
  title: string;
  group: ActionGroup;
  Icon: typeof SvgIcon;
  /** The first is the one shown. */
  shortcuts: string[];
  possible(now: Now): boolean;
  run(): unknown;
}

const always = () => true;
const withPackage = ({ overview }: Now) => overview !== null;
const withComponent = ({ overview, selection }: Now) => overview !== null && selection?.kind === "component";

const openOverview = () => queryClient.getQueryData<Overview>(keys.overview) ?? null;

export const now = (): Now => ({ overview: openOverview(), selection: useSelection.getState().selection });

/** Does `command` to the package once everything typed before has arrived there. */
async function change(command: () => Promise<Outcome>): Promise<Outcome | null> {
  await settled();
  return run(command());
}

export async function save(): Promise<boolean> {
  const saved = await change(studio.save);
  // A save that failed leaves its reason in the package's state.
  if (!saved) await queryClient.invalidateQueries({ queryKey: keys.overview });
  return saved !== null && saved.state.unsaved.length === 0;
}

export function setAutosave(autosave: boolean): Promise<Outcome | null> {
  useSettings.getState().change({ autosave });
  return run(studio.setAutosave(autosave));
}

async function openFolder() {
  const path = await chooseFolder("Open a package's folder");
  if (path !== null) await openPath(path);
}

export async function importIcon(): Promise<void> {
  const source = await chooseIcon();
  if (source !== null) await change(() => studio.importIcon(source));
}

export const duplicateComponent = (folder: string) => change(() => studio.duplicateComponent(folder));
export const listComponent = (folder: string) => change(() => studio.listComponent(folder));

/** Moves a component to another place in the extension's list. */
export function moveComponent(folder: string, to: number): Promise<Outcome | null> {
  return change(() => studio.moveComponent(folder, to));
}

/** A component's place in the extension's list; -1 when it is not in it. */
export const placeInList = (overview: Contents, folder: string): number =>
  overview.components.filter(({ listed }) => listed).findIndex((component) => component.folder === folder);

export function moveComponentBy(folder: string, step: 1 | -1): void {
  const overview = openOverview();
  if (!overview) return;
  const listed = overview.components.filter((component) => component.listed).length;
  const at = placeInList(overview, folder);
  const to = at + step;
  if (at >= 0 && to >= 0 && to < listed) void moveComponent(folder, to);
}

const onSelected = (act: (folder: string) => unknown) => () => {
  const { selection } = useSelection.getState();
  return selection?.kind === "component" ? act(selection.folder) : undefined;
};

const canMove =
  (step: 1 | -1) =>
  ({ overview, selection }: Now) => {
    if (!overview || selection?.kind !== "component") return false;
    const at = placeInList(overview, selection.folder);
    const last = overview.components.filter(({ listed }) => listed).length - 1;
    return at >= 0 && at + step >= 0 && at + step <= last;
  };

const goToTab = (tab: TabName, title: string, shortcut: string): Action => ({
  id: `go.${tab}`,
  title,
  group: "Go to",
  Icon: Tab,
  shortcuts: [shortcut],
  possible: ({ overview, selection }) =>
    overview !== null && selection !== null && tabsOf(selection.kind).includes(tab),
  run: () => useSelection.getState().setTab(tab),
});

export const actions = {
  newPackage: {
    id: "package.new",
    title: "New package…",
    group: "Package",
    Icon: CreateNewFolderOutlined,
    shortcuts: ["Mod+N"],
    possible: always,
    run: () => guarded(() => openDialog({ kind: "newPackage" })),
  },
  openFolder: {
    id: "package.open",
    title: "Open folder…",
    group: "Package",
    Icon: FolderOpen,
    shortcuts: ["Mod+O"],
    possible: always,
    run: openFolder,
  },
  save: {
    id: "package.save",
    title: "Save all",
    group: "Package",
    Icon: SaveOutlined,
    shortcuts: ["Mod+S"],
    possible: withPackage,
    run: save,
  },
  autosave: {
    id: "package.autosave",
    title: "Turn autosave on or off",
    group: "Package",
    Icon: SaveOutlined,
    shortcuts: [],
    possible: withPackage,
    run: () => setAutosave(!useSettings.getState().autosave),
  },
  export: {
    id: "package.export",
    title: "Export extension.zip",
    group: "Package",
    Icon: ArchiveOutlined,
    shortcuts: ["Mod+E"],
    possible: withPackage,
    run: () => exportPackage(),
  },
  exportAs: {
    id: "package.exportAs",
    title: "Export as…",
    group: "Package",
    Icon: ArchiveOutlined,
    shortcuts: ["Mod+Shift+E"],
    possible: withPackage,
    run: exportAs,
  },
  showFolder: {
    id: "package.showFolder",
    title: "Show the package in its folder",
    group: "Package",
    Icon: FolderOutlined,
    shortcuts: [],
    possible: withPackage,
    run: () => {
      const root = openOverview()?.root;
      return root === undefined ? undefined : showInFolder(root);
    },
  },
  closePackage: {
    id: "package.close",
    title: "Close package",
    group: "Package",
    Icon: Close,
    shortcuts: ["Mod+W"],
    possible: withPackage,
    run: closePackage,
  },
  undo: {
    id: "edit.undo",
    title: "Undo",
    group: "Edit",
    Icon: Undo,
    shortcuts: ["Mod+Z"],
    possible: ({ overview }) => overview !== null && overview.state.undo !== null,
    run: () => change(studio.undo),
  },
  redo: {
    id: "edit.redo",
    title: "Redo",
    group: "Edit",
    Icon: Redo,
    shortcuts: ["Mod+Shift+Z", "Mod+Y"],
    possible: ({ overview }) => overview !== null && overview.state.redo !== null,
    run: () => change(studio.redo),
  },
  addComponent: {
    id: "component.add",
    title: "Add component…",
    group: "Component",
    Icon: AddIcon,
    shortcuts: [],
    possible: withPackage,
    run: () => openDialog({ kind: "addComponent" }),
  },
  duplicateComponent: {
    id: "component.duplicate",
    title: "Duplicate component",
    group: "Component",
    Icon: ContentCopy,
    shortcuts: [],
    possible: withComponent,
    run: onSelected(duplicateComponent),
  },
  renameComponent: {
    id: "component.rename",
    title: "Rename component…",
    group: "Component",
    Icon: DriveFileRenameOutline,
    shortcuts: [],
    possible: withComponent,
    run: onSelected((folder) => openDialog({ kind: "renameComponent", folder })),
  },
  moveComponentUp: {
    id: "component.up",
    title: "Move component up",
    group: "Component",
    Icon: ArrowUpward,
    shortcuts: [],
    possible: canMove(-1),
    run: onSelected((folder) => moveComponentBy(folder, -1)),
  },
  moveComponentDown: {
    id: "component.down",
    title: "Move component down",
    group: "Component",
    Icon: ArrowDownward,
    shortcuts: [],
    possible: canMove(1),
    run: onSelected((folder) => moveComponentBy(folder, 1)),
  },
  deleteComponent: {
    id: "component.delete",
    title: "Delete component…",
    group: "Component",
    Icon: DeleteOutlined,
    shortcuts: [],
    possible: withComponent,
    run: onSelected((folder) => openDialog({ kind: "deleteComponent", folder })),
  },
  tryComponent: {
    id: "component.try",
    title: "Run on sample rows",
    group: "Component",
    Icon: PlayArrow,
    shortcuts: ["Mod+Enter"],
    possible: withComponent,
    run: onSelected(runTrial),
  },
  saveAsTest: {
    id: "component.saveAsTest",
    title: "Save as test…",
    group: "Component",
    Icon: PlaylistAddCheck,
    shortcuts: [],
    possible: withComponent,
    run: onSelected((folder) => openDialog({ kind: "saveAsTest", folder })),
  },
  importIcon: {
    id: "icon.import",
    title: "Import icon…",
    group: "Package",
    Icon: AddPhotoAlternateOutlined,
    shortcuts: [],
    possible: withPackage,
    run: importIcon,
  },
  goToExtension: {
    id: "go.extension",
    title: "Extension",
    group: "Go to",
    Icon: ExtensionOutlined,
    shortcuts: [],
    possible: withPackage,
    run: () => useSelection.getState().select({ kind: "extension" }),
  },
  goToForm: goToTab("form", "Form", "Mod+1"),
  goToSql: goToTab("sql", "SQL", "Mod+2"),
  goToTests: goToTab("tests", "Tests", "Mod+3"),
  goToDocs: goToTab("docs", "Docs", "Mod+4"),
  goToSource: goToTab("source", "Source", "Mod+5"),
  allTests: {
    id: "go.allTests",
    title: "Tests of the package",
    group: "Go to",
    Icon: ScienceOutlined,
    shortcuts: ["Mod+6"],
    possible: withPackage,
    run: () => useSelection.getState().select({ kind: "tests" }),
  },
  runAllTests: {
    id: "tests.runAll",
    title: "Run all tests",
    group: "Tests",
    Icon: PlayArrow,
    shortcuts: ["Mod+Shift+T"],
    possible: withPackage,
    run: () => runTests([]),
  },
  runComponentTests: {
    id: "tests.runComponent",
    title: "Run the component's tests",
    group: "Tests",
    Icon: PlayArrow,
    shortcuts: ["Mod+T"],
    possible: withComponent,
    run: onSelected((folder) => runTests([folder])),
  },
  rerunTests: {
    id: "tests.rerun",
    title: "Turn re-running tests on save on or off",
    group: "Tests",
    Icon: PlayArrow,
    shortcuts: [],
    possible: withPackage,
    run: () => useSettings.getState().change({ rerunTests: !useSettings.getState().rerunTests }),
  },
  nextProblem: {
    id: "go.nextProblem",
    title: "Next problem",
    group: "Go to",
    Icon: NavigateNext,
    shortcuts: ["F8"],
    possible: withPackage,
    run: () => stepProblem(1),
  },
  previousProblem: {
    id: "go.previousProblem",
    title: "Previous problem",
    group: "Go to",
    Icon: NavigateBefore,
    shortcuts: ["Shift+F8"],
    possible: withPackage,
    run: () => stepProblem(-1),
  },
  problems: {
    id: "view.problems",
    title: "Show or hide problems",
    group: "View",
    Icon: ReportProblemOutlined,
    shortcuts: ["Mod+Shift+M"],
    possible: withPackage,
    run: () => useLayout.getState().showProblems(!useLayout.getState().problemsOpen),
  },
  trial: {
    id: "view.trial",
    title: "Show or hide Try it",
    group: "View",
    Icon: ListAltOutlined,
    shortcuts: ["Mod+J"],
    possible: withComponent,
    run: () => useLayout.getState().showTrial(!useLayout.getState().trialOpen),
  },
  theme: {
    id: "view.theme",
    title: "Switch between light and dark",
    group: "View",
    Icon: DarkModeOutlined,
    shortcuts: [],
    possible: always,
    run: () => {
      const dark = document.documentElement.dataset.theme === "dark";
      useSettings.getState().change({ theme: dark ? "light" : "dark" });
    },
  },
  palette: {
    id: "view.palette",
    title: "Find an action or a place…",
    group: "View",
    Icon: Search,
    shortcuts: ["Mod+K"],
    possible: always,
    run: () => openDialog({ kind: "palette" }),
  },
  settings: {
    id: "view.settings",
    title: "Settings…",
    group: "View",
    Icon: SettingsOutlined,
    shortcuts: ["Mod+,"],
    possible: always,
    run: () => openDialog({ kind: "settings" }),
  },
  shortcuts: {
    id: "view.shortcuts",
    title: "Keyboard shortcuts",
    group: "View",
    Icon: KeyboardOutlined,
    shortcuts: ["Mod+/"],
    possible: always,
    run: () => openDialog({ kind: "shortcuts" }),
  },
} satisfies Record<string, Action>;

export const allActions: Action[] = Object.values(actions);
