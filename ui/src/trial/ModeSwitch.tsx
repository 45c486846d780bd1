import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { setSession } from "./running";
import { useTrial } from "./trials";

/** How tables are named while it runs: Workflows does both, and a component must bear both. */
export function ModeSwitch({ folder }: { folder: string }) {
  const { session } = useTrial(folder);
  return (
    <Select
      variant="standard"
      disableUnderline
      value={session ? "session" : "qualified"}
      onChange={({ target }) => setSession(folder, target.value === "session")}
      SelectDisplayProps={{ "aria-label": "How tables are named" }}
      sx={{ flex: "none", fontSize: 12, color: "text.secondary" }}
    >
      <MenuItem value="qualified">Tables by full name</MenuItem>
      <MenuItem value="session">Tables of the session</MenuItem>
    </Select>
  );
}
