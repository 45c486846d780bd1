import ContentCopy from "@mui/icons-material/ContentCopy";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import KeyboardArrowDown from "@mui/icons-material/KeyboardArrowDown";
import KeyboardArrowUp from "@mui/icons-material/KeyboardArrowUp";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { memo, type ReactElement } from "react";

import { deleteInput, duplicateInput } from "./inputActions";

interface FrameActionsProps {
  folder: string;
  at: number;
  name: string;
  /** How many inputs there are. */
  count: number;
  onMove(from: number, to: number): void;
}

/** What can be done with the selected input as a whole. */
export const FrameActions = memo(function FrameActions({
  folder,
  at,
  name,
  count,
  onMove,
}: FrameActionsProps) {
  return (
    <>
      <Action says="Move up" icon={<KeyboardArrowUp />} disabled={at === 0} act={() => onMove(at, at - 1)} />
      <Action
        says="Move down"
        icon={<KeyboardArrowDown />}
        disabled={at === count - 1}
        act={() => onMove(at, at + 1)}
      />
      <Action says="Duplicate input" icon={<ContentCopy />} act={() => void duplicateInput(folder, at)} />
      <Action
        says="Delete input"
        icon={<DeleteOutlined />}
        act={() => void deleteInput(folder, at, name, count)}
      />
    </>
  );
});

interface ActionProps {
  says: string;
  icon: ReactElement;
  disabled?: boolean;
  act(): void;
}

function Action({ says, icon, disabled = false, act }: ActionProps) {
  return (
    <Tooltip title={says}>
      <span>
        <IconButton aria-label={says} disabled={disabled} onClick={act}>
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );
}
