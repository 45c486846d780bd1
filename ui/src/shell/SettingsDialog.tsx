import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Link from "@mui/material/Link";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { useState, type ReactNode } from "react";

import { useSession } from "../state/session";
import {
  darkMatterStyle,
  positronStyle,
  useSettings,
  type Settings,
  type ThemeChoice,
} from "../state/settings";
import { setAutosave } from "./commands";

/** Why an address cannot be a map style; null when it can. */
export function styleProblem(address: string): string | null {
  try {
    return new URL(address).protocol === "https:" ? null : "It must begin with https://";
  } catch {
    return "Not a web address";
  }
}

function Setting({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <Box sx={{ py: 1.5, borderBottom: 1, borderColor: "divider", "&:last-of-type": { border: 0 } }}>
      <Typography variant="h4" component="h3">
        {title}
      </Typography>
      <Typography sx={{ color: "text.secondary", fontSize: 12, mb: 1 }}>{help}</Typography>
      {children}
    </Box>
  );
}

function StyleField() {
  const { basemapStyle, change } = useSettings();
  const [address, setAddress] = useState(basemapStyle);
  const problem = styleProblem(address);
  const take = (typed: string) => {
    setAddress(typed);
    if (styleProblem(typed) === null) change({ basemapStyle: typed });
  };
  return (
    <Box sx={{ pl: 3.5 }}>
      <TextField
        label="Style address"
        margin="dense"
        value={address}
        onChange={(event) => take(event.target.value)}
        error={problem !== null}
        helperText={problem ?? "A MapLibre or Mapbox GL style.json"}
      />
      <Stack direction="row" sx={{ gap: 2, fontSize: 12 }}>
        <Link component="button" type="button" onClick={() => take(positronStyle)} sx={{ fontSize: 12 }}>
          CARTO Positron
        </Link>
        <Link component="button" type="button" onClick={() => take(darkMatterStyle)} sx={{ fontSize: 12 }}>
          CARTO Dark Matter
        </Link>
      </Stack>
    </Box>
  );
}

export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { theme, autosave, basemap, change } = useSettings();
  const isOpen = useSession((session) => session.stage === "open");
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="settings-title">
      <DialogTitle id="settings-title">Settings</DialogTitle>
      <DialogContent>
        <Setting title="Theme" help="The preview stays light, as Workflows is.">
          <ToggleButtonGroup
            exclusive
            value={theme}
            onChange={(_, next: ThemeChoice | null) => next && change({ theme: next })}
            aria-label="Theme"
          >
            <ToggleButton value="system">As the system</ToggleButton>
            <ToggleButton value="light">Light</ToggleButton>
            <ToggleButton value="dark">Dark</ToggleButton>
          </ToggleButtonGroup>
        </Setting>
        <Setting
          title="Autosave"
          help="Writes changes to disk a moment after they are made. Undo still takes them back."
        >
          <FormControlLabel
            control={
              <Switch
                checked={autosave}
                onChange={(_, on) => (isOpen ? void setAutosave(on) : change({ autosave: on }))}
              />
            }
            label="Save by itself"
          />
        </Setting>
        <Setting title="Map for drawing" help="What lies under the features that one draws in the preview.">
          <RadioGroup
            value={basemap}
            onChange={(_, kind) => change({ basemap: kind as Settings["basemap"] })}
            aria-label="Map for drawing"
          >
            <FormControlLabel
              value="offline"
              control={<Radio />}
              label="Offline: land and borders that came with the studio"
            />
            <FormControlLabel
              value="online"
              control={<Radio />}
              label="Online: streets and places, loaded from the network while you draw"
            />
          </RadioGroup>
          {basemap === "online" && <StyleField />}
        </Setting>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Done</Button>
      </DialogActions>
    </Dialog>
  );
}
