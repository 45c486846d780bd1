// What can be done with the selected component.
import AddIcon from "@mui/icons-material/Add";
import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import ContentCopy from "@mui/icons-material/ContentCopy";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import DriveFileRenameOutline from "@mui/icons-material/DriveFileRenameOutline";
import PlayArrow from "@mui/icons-material/PlayArrow";
import PlaylistAddCheck from "@mui/icons-material/PlaylistAddCheck";

import { openDialog } from "../state/dialogs";
import { runTrial } from "../trial/running";
import { withPackage, withComponent, onSelected, type Action, type Now } from "./action";
import { duplicateComponent, placeInList, moveComponentBy } from "./commands";

const canMove =
  (step: 1 | -1) =>
  ({ overview, selection }: Now) => {
    if (!overview || selection?.kind !== "component") return false;
    const at = placeInList(overview, selection.folder);
    const last = overview.components.filter(({ listed }) => listed).length - 1;
    return at >= 0 && at + step >= 0 && at + step <= last;
  };

export const componentActions = {
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
} satisfies Record<string, Action>;
