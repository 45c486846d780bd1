import DragIndicator from "@mui/icons-material/DragIndicator";
import ButtonBase, { type ButtonBaseProps } from "@mui/material/ButtonBase";
import type { Ref } from "react";

interface DragHandleProps extends ButtonBaseProps {
  name: string;
  ref?: Ref<HTMLButtonElement>;
}

/** What a row is dragged by; Space lifts it from the keyboard. */
export function DragHandle({ name, ...rest }: DragHandleProps) {
  return (
    <ButtonBase
      {...rest}
      aria-label={`Move ${name}`}
      sx={{
        flex: "none",
        width: 16,
        height: 28,
        borderRadius: 1,
        color: "text.disabled",
        cursor: "grab",
        touchAction: "none",
        "&:hover": { color: "text.secondary" },
      }}
    >
      <DragIndicator sx={{ fontSize: 16 }} />
    </ButtonBase>
  );
}
