import Add from "@mui/icons-material/Add";
import Remove from "@mui/icons-material/Remove";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { ZoomState } from "./MapCanvas";
import { COLORS, floating, focusRing } from "./theme";

export interface ZoomControlProps {
  zoom: ZoomState;
  onZoomBy(levels: number): void;
}

/** The zoom level between its two buttons. */
export function ZoomControl({ zoom, onZoomBy }: ZoomControlProps) {
  return (
    <Box
      role="group"
      aria-label="Zoom"
      sx={{ position: "absolute", left: 15, bottom: 16, width: 32, ...floating, color: COLORS.textFaint }}
    >
      <ZoomButton label="Zoom in" disabled={!zoom.canZoomIn} onClick={() => onZoomBy(1)}>
        <Add sx={{ fontSize: 18 }} />
      </ZoomButton>
      <Box
        aria-live="polite"
        aria-label={`Zoom level ${zoom.level}`}
        role="status"
        sx={{
          height: 32,
          display: "grid",
          placeItems: "center",
          fontSize: 12,
          fontWeight: 500,
          borderBlock: `1px solid ${COLORS.line}`,
        }}
      >
        {zoom.level}
      </Box>
      <ZoomButton label="Zoom out" disabled={!zoom.canZoomOut} onClick={() => onZoomBy(-1)}>
        <Remove sx={{ fontSize: 18 }} />
      </ZoomButton>
    </Box>
  );
}

interface ZoomButtonProps {
  label: string;
  disabled: boolean;
  onClick(): void;
  children: React.ReactNode;
}

function ZoomButton({ label, disabled, onClick, children }: ZoomButtonProps) {
  return (
    <ButtonBase
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      sx={{
        width: 32,
        height: 32,
        borderRadius: "4px",
        "&:hover": { color: COLORS.text },
        "&.Mui-disabled": { opacity: 0.4 },
        ...focusRing,
      }}
    >
      {children}
    </ButtonBase>
  );
}
