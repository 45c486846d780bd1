import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import type { TestEngine } from "../generated/TestEngine";
import { useEngine } from "../state/engine";
import { connected, destinationText, isConnected, useConnection } from "./connection";

/** Whether the package is one that a warehouse can run. */
export function useHasWarehouse(): boolean {
  const { data: view } = useConnection();
  return view !== undefined && view.provider !== "oracle";
}

/** Where tests and trials run: one choice for both. Who chooses a warehouse without a connection is asked for one. */
export function EngineSwitch() {
  const engine = useEngine((store) => store.engine);
  const change = useEngine((store) => store.change);
  const { data: view } = useConnection();
  if (!useHasWarehouse() || !view) return null;
  const choose = (wanted: TestEngine) =>
    wanted === "local" ? change({ engine: wanted }) : void connected(() => change({ engine: wanted }));
  return (
    <Select
      variant="standard"
      disableUnderline
      value={engine}
      onChange={({ target }) => choose(target.value)}
      SelectDisplayProps={{ "aria-label": "Where it runs" }}
      sx={{
        flex: "0 1 auto",
        minWidth: 0,
        maxWidth: 260,
        fontSize: 12,
        color: engine === "warehouse" ? "text.primary" : "text.secondary",
      }}
    >
      <MenuItem value="local">This computer</MenuItem>
      <MenuItem value="warehouse">
        {destinationText(view)}
        {!isConnected(view) && " · not connected"}
      </MenuItem>
    </Select>
  );
}
