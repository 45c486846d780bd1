// What can be done with the warehouse that the package is connected to.
import CloudOutlined from "@mui/icons-material/CloudOutlined";
import CloudUploadOutlined from "@mui/icons-material/CloudUploadOutlined";
import Inventory2Outlined from "@mui/icons-material/Inventory2Outlined";
import SyncAlt from "@mui/icons-material/SyncAlt";
import TableViewOutlined from "@mui/icons-material/TableViewOutlined";

import { openDialog } from "../state/dialogs";
import { useEngine } from "../state/engine";
import { useSelection } from "../state/selection";
import { connected } from "../warehouse/connection";
import { onSelected, withComponent, withPackage, type Action } from "./action";

export const warehouseActions = {
  deploy: {
    id: "warehouse.deploy",
    title: "Deploy…",
    group: "Warehouse",
    Icon: CloudUploadOutlined,
    shortcuts: ["Mod+Shift+D"],
    possible: withPackage,
    run: () => connected(() => openDialog({ kind: "deploy" })),
  },
  connection: {
    id: "warehouse.connection",
    title: "Connection…",
    group: "Warehouse",
    Icon: CloudOutlined,
    shortcuts: [],
    possible: withPackage,
    run: () => openDialog({ kind: "connection" }),
  },
  installed: {
    id: "warehouse.installed",
    title: "Installed extensions",
    group: "Warehouse",
    Icon: Inventory2Outlined,
    shortcuts: [],
    possible: withPackage,
    run: () => useSelection.getState().select({ kind: "installed" }),
  },
  sample: {
    id: "warehouse.sample",
    title: "Take rows from the warehouse…",
    group: "Warehouse",
    Icon: TableViewOutlined,
    shortcuts: [],
    possible: withComponent,
    run: onSelected((folder) => connected(() => openDialog({ kind: "sample", folder }))),
  },
  switchEngine: {
    id: "warehouse.engine",
    title: "Run on this computer or in the warehouse",
    group: "Warehouse",
    Icon: SyncAlt,
    shortcuts: [],
    possible: withPackage,
    run: () => {
      const { engine, change } = useEngine.getState();
      return engine === "warehouse"
        ? change({ engine: "local" })
        : connected(() => change({ engine: "warehouse" }));
    },
  },
} satisfies Record<string, Action>;
