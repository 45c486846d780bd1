// Going to places, and what the window shows.
import DarkModeOutlined from "@mui/icons-material/DarkModeOutlined";
import ExtensionOutlined from "@mui/icons-material/ExtensionOutlined";
import KeyboardOutlined from "@mui/icons-material/KeyboardOutlined";
import ListAltOutlined from "@mui/icons-material/ListAltOutlined";
import NavigateBefore from "@mui/icons-material/NavigateBefore";
import NavigateNext from "@mui/icons-material/NavigateNext";
import ReportProblemOutlined from "@mui/icons-material/ReportProblemOutlined";
import ScienceOutlined from "@mui/icons-material/ScienceOutlined";
import Search from "@mui/icons-material/Search";
import SettingsOutlined from "@mui/icons-material/SettingsOutlined";
import Tab from "@mui/icons-material/Tab";

import { stepProblem } from "../problems/cursor";
import { openDialog } from "../state/dialogs";
import { useLayout } from "../state/layout";
import { tabsOf, useSelection, type Tab as TabName } from "../state/selection";
import { useSettings } from "../state/settings";
import { always, withPackage, withComponent, type Action } from "./action";

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

export const viewActions = {
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
