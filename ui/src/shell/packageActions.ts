// What can be done with the package as a whole.
import AddPhotoAlternateOutlined from "@mui/icons-material/AddPhotoAlternateOutlined";
import ArchiveOutlined from "@mui/icons-material/ArchiveOutlined";
import Close from "@mui/icons-material/Close";
import CreateNewFolderOutlined from "@mui/icons-material/CreateNewFolderOutlined";
import FolderOpen from "@mui/icons-material/FolderOpen";
import FolderOutlined from "@mui/icons-material/FolderOutlined";
import Redo from "@mui/icons-material/Redo";
import SaveOutlined from "@mui/icons-material/SaveOutlined";
import Undo from "@mui/icons-material/Undo";

import { change } from "../api/apply";
import { studio } from "../api/studio";
import { openDialog } from "../state/dialogs";
import { useSettings } from "../state/settings";
import { always, withPackage, openOverview, type Action } from "./action";
import { save, setAutosave, openFolder, importIcon } from "./commands";
import { exportAs, exportPackage } from "./exporting";
import { showInFolder } from "./fileDialogs";
import { closePackage, guarded } from "./session";

export const packageActions = {
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
  importIcon: {
    id: "icon.import",
    title: "Import icon…",
    group: "Package",
    Icon: AddPhotoAlternateOutlined,
    shortcuts: [],
    possible: withPackage,
    run: importIcon,
  },
} satisfies Record<string, Action>;
