import Add from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListSubheader from "@mui/material/ListSubheader";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Tooltip from "@mui/material/Tooltip";
import { memo, useState } from "react";

import { inputModule } from "../inputs/registry";
import { appendInput } from "./inputActions";
import type { PaletteSection } from "./palette";

interface AddInputMenuProps {
  folder: string;
  sections: readonly PaletteSection[];
}

/** The palette as a menu, where there is no room for it beside the list. */
export const AddInputMenu = memo(function AddInputMenu({ folder, sections }: AddInputMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title="Add input">
        <IconButton
          className="designer-add"
          aria-label="Add input"
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ display: "none" }}
        >
          <Add />
        </IconButton>
      </Tooltip>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {sections.flatMap(({ group, entries }) => [
          <ListSubheader key={group} sx={{ fontSize: 11, lineHeight: "26px" }}>
            {group}
          </ListSubheader>,
          ...entries.map((entry) => {
            const { Icon } = inputModule(entry.type);
            return (
              <MenuItem
                key={entry.label}
                onClick={() => {
                  setAnchor(null);
                  void appendInput(folder, entry.template);
                }}
              >
                <ListItemIcon>
                  <Icon fontSize="small" />
                </ListItemIcon>
                {entry.label}
                <Box component="span" sx={{ ml: "auto", pl: "24px", fontSize: 12, color: "text.secondary" }}>
                  {entry.hint}
                </Box>
              </MenuItem>
            );
          }),
        ])}
      </Menu>
    </>
  );
});
