import Button, { type ButtonProps } from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import type { ReactNode } from "react";

import type { Action } from "./action";
import { titleWithKeys } from "./shortcut";
import { usePossible } from "./useNow";

interface ActionButtonProps {
  action: Action;
  /** Said instead of the action's own title in the tooltip. */
  hint?: string;
}

/** An action as a small button with its icon only. */
export function ActionIconButton({ action, hint }: ActionButtonProps) {
  const possible = usePossible(action);
  const { Icon } = action;
  return (
    <Tooltip title={titleWithKeys(hint ?? action.title, action.shortcuts)}>
      {/* A disabled button tells the tooltip nothing; the span does. */}
      <span>
        <IconButton aria-label={action.title} disabled={!possible} onClick={() => void action.run()}>
          <Icon />
        </IconButton>
      </span>
    </Tooltip>
  );
}

interface ActionTextButtonProps
  extends ActionButtonProps, Pick<ButtonProps, "variant" | "color" | "loading"> {
  children: ReactNode;
}

/** An action as a button with words. */
export function ActionTextButton({ action, hint, children, ...look }: ActionTextButtonProps) {
  const possible = usePossible(action);
  const { Icon } = action;
  return (
    <Tooltip title={titleWithKeys(hint ?? action.title, action.shortcuts)}>
      <span>
        <Button
          {...look}
          loadingPosition="start"
          startIcon={<Icon />}
          disabled={!possible}
          onClick={() => void action.run()}
        >
          {children}
        </Button>
      </span>
    </Tooltip>
  );
}
