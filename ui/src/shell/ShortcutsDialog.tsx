import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";

import type { ActionGroup } from "./action";
import { allActions } from "./actions";
import { Keys } from "./Keys";

const groups: ActionGroup[] = ["Package", "Edit", "Component", "Tests", "Warehouse", "Go to", "View"];

const inTree: { title: string; shortcuts: string[] }[] = [
  { title: "Rename the component", shortcuts: ["F2"] },
  { title: "Delete the component", shortcuts: ["Delete"] },
  { title: "Move the component", shortcuts: ["Alt+ArrowUp", "Alt+ArrowDown"] },
  { title: "Add a component or an icon", shortcuts: ["Insert"] },
  { title: "What can be done here", shortcuts: ["Shift+F10"] },
];

function Section({ title, entries }: { title: string; entries: { title: string; shortcuts: string[] }[] }) {
  return (
    <Box sx={{ breakInside: "avoid", mb: 2 }}>
      <Typography variant="overline" component="h3" sx={{ color: "text.secondary" }}>
        {title}
      </Typography>
      {entries.map((entry) => (
        <Box key={entry.title} sx={{ display: "flex", justifyContent: "space-between", gap: 2, py: 0.375 }}>
          <span>{entry.title.replace("…", "")}</span>
          <Keys shortcuts={entry.shortcuts} />
        </Box>
      ))}
    </Box>
  );
}

export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">Keyboard shortcuts</DialogTitle>
      <DialogContent sx={{ columnCount: 2, columnGap: 4 }}>
        {groups.map((group) => (
          <Section
            key={group}
            title={group}
            entries={allActions.filter((action) => action.group === group && action.shortcuts.length > 0)}
          />
        ))}
        <Section title="In the tree" entries={inTree} />
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
