import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Typography from "@mui/material/Typography";
import Divider from "@mui/material/Divider";

import type { Contents } from "../api/queries";
import {
  duplicateComponent,
  importIcon,
  listComponent,
  moveComponentBy,
  placeInList,
} from "../shell/commands";
import { showInFolder } from "../shell/fileDialogs";
import { actions } from "../shell/actions";
import { shortcutText } from "../shell/shortcut";
import { runTests } from "../tests/running";
import { openDialog } from "../state/dialogs";
import type { TreeRow } from "./treeModel";

interface Entry {
  title: string;
  shortcut?: string;
  disabled?: boolean;
  run(): unknown;
}

const onDisk = (overview: Contents, path: string) => `${overview.root}/${path}`;

function componentEntries(folder: string, overview: Contents): (Entry | null)[] {
  const component = overview.components.find((each) => each.folder === folder);
  const at = placeInList(overview, folder);
  const last = overview.components.filter(({ listed }) => listed).length - 1;
  const present = component?.present ?? false;
  return [
    ...(component && !component.listed ? [{ title: "List it", run: () => listComponent(folder) }] : []),
    {
      title: "Rename…",
      shortcut: "F2",
      disabled: !present,
      run: () => openDialog({ kind: "renameComponent", folder }),
    },
    { title: "Run its tests", disabled: !present, run: () => runTests([folder]) },
    { title: "Duplicate", disabled: !present, run: () => duplicateComponent(folder) },
    null,
    { title: "Move up", shortcut: "Alt+ArrowUp", disabled: at < 1, run: () => moveComponentBy(folder, -1) },
    {
      title: "Move down",
      shortcut: "Alt+ArrowDown",
      disabled: at < 0 || at >= last,
      run: () => moveComponentBy(folder, 1),
    },
    null,
    {
      title: "Show in folder",
      disabled: !present,
      run: () => showInFolder(onDisk(overview, `components/${folder}`)),
    },
    { title: "Delete…", shortcut: "Delete", run: () => openDialog({ kind: "deleteComponent", folder }) },
  ];
}

const addComponent: Entry = { title: "Add component…", run: () => openDialog({ kind: "addComponent" }) };
const addIcon: Entry = { title: "Import icon…", run: importIcon };

function entriesOf(row: TreeRow, overview: Contents): (Entry | null)[] {
  const showFile = (path: string): Entry => ({
    title: "Show in folder",
    run: () => showInFolder(onDisk(overview, path)),
  });
  switch (row.kind) {
    case "extension":
      return [addComponent, addIcon, null, showFile("metadata.json")];
    case "tests":
      return [{ title: "Run all tests", shortcut: "Mod+Shift+T", run: () => runTests([]) }];
    case "installed":
      return [{ title: "Deploy…", shortcut: "Mod+Shift+D", run: () => actions.deploy.run() }];
    case "section":
      return row.section === "icons" ? [addIcon] : [addComponent];
    case "component":
      return componentEntries(row.detail, overview);
    case "icon":
      return [addIcon, null, showFile(row.detail)];
    case "function":
    case "doc":
      return [showFile(row.detail)];
  }
}

interface TreeMenuProps {
  row: TreeRow;
  at: { left: number; top: number };
  overview: Contents;
  onClose(): void;
}

/** What can be done with a row of the tree. */
export function TreeMenu({ row, at, overview, onClose }: TreeMenuProps) {
  const entries = entriesOf(row, overview);
  return (
    <Menu
      open
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={at}
      slotProps={{ list: { "aria-label": row.label, dense: true } }}
    >
      {entries.map((entry, index) =>
        entry === null ? (
          <Divider key={index} sx={{ my: "4px !important" }} />
        ) : (
          <MenuItem
            key={entry.title}
            disabled={entry.disabled}
            onClick={() => {
              onClose();
              void entry.run();
            }}
          >
            <ListItemText>{entry.title}</ListItemText>
            {entry.shortcut && (
              <Typography variant="caption" sx={{ color: "text.secondary", pl: 4 }}>
                {shortcutText(entry.shortcut)}
              </Typography>
            )}
          </MenuItem>
        ),
      )}
    </Menu>
  );
}
