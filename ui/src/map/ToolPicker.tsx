import ExpandMore from "@mui/icons-material/KeyboardArrowDown";
import ButtonBase from "@mui/material/ButtonBase";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Tooltip from "@mui/material/Tooltip";
import { useState } from "react";
import { ToolIcon } from "./icons";
import { COLORS, focusRing } from "./theme";
import { TOOL_ORDER, TOOLS, type DrawingTool, type Tool } from "./tools";

export interface ToolPickerProps {
  tool: Tool;
  /** What the button goes back to after editing. */
  lastDrawing: DrawingTool;
  disabled: boolean;
  onPick(tool: Tool): void;
}

/** The drawing tool: a button that turns it on and off, and a menu of all tools. */
export function ToolPicker({ tool, lastDrawing, disabled, onPick }: ToolPickerProps) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const drawing = tool !== "select";

  function pick(next: Tool) {
    setAnchor(undefined);
    onPick(next);
  }

  return (
    <>
      <Tooltip title={drawing ? `Drawing: ${TOOLS[tool].label}. ${TOOLS[tool].hint}` : TOOLS.select.hint}>
        <ButtonBase
          aria-label={`Draw ${TOOLS[lastDrawing].label.toLowerCase()}`}
          aria-pressed={drawing}
          disabled={disabled}
          onClick={() => onPick(drawing ? "select" : lastDrawing)}
          sx={{
            flex: "none",
            width: 32,
            height: 32,
            borderRadius: "4px 0 0 4px",
            color: drawing ? COLORS.primary : COLORS.textFaint,
            bgcolor: drawing ? COLORS.primaryTint : "transparent",
            "&:hover": { bgcolor: COLORS.primaryTint },
            ...focusRing,
          }}
        >
          <ToolIcon tool={lastDrawing} />
        </ButtonBase>
      </Tooltip>
      <ButtonBase
        aria-label="Choose a tool"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        disabled={disabled}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          flex: "none",
          width: 24,
          height: 32,
          color: COLORS.textFaint,
          "&:hover": { color: COLORS.text },
          ...focusRing,
        }}
      >
        <ExpandMore sx={{ fontSize: 18 }} />
      </ButtonBase>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={() => setAnchor(undefined)}
        slotProps={{ list: { dense: true, "aria-label": "Tools" } }}
      >
        {TOOL_ORDER.map((each) => (
          <MenuItem
            key={each}
            selected={each === tool}
            divider={each === "circle"}
            onClick={() => pick(each)}
          >
            <ListItemIcon sx={{ color: each === tool ? COLORS.primary : COLORS.textFaint }}>
              <ToolIcon tool={each} />
            </ListItemIcon>
            <ListItemText>{TOOLS[each].label}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
