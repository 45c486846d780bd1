import Cancel from "@mui/icons-material/Cancel";
import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorIcon from "@mui/icons-material/Error";
import DoNotDisturbOn from "@mui/icons-material/DoNotDisturbOnOutlined";
import PauseCircleOutlined from "@mui/icons-material/PauseCircleOutlined";
import RadioButtonUnchecked from "@mui/icons-material/RadioButtonUnchecked";
import Schedule from "@mui/icons-material/Schedule";
import Box from "@mui/material/Box";
import CircularProgress from "@mui/material/CircularProgress";
import type SvgIcon from "@mui/material/SvgIcon";
import type { Palette } from "@mui/material/styles";

import { verdictWords, type Verdict } from "./outcomes";

// Each has a shape of its own, so that nobody needs the colour.
const looks: Record<Exclude<Verdict, "running">, [typeof SvgIcon, (palette: Palette) => string]> = {
  passed: [CheckCircle, ({ success }) => success.main],
  failed: [Cancel, ({ error }) => error.main],
  error: [ErrorIcon, ({ error }) => error.main],
  notRunnable: [DoNotDisturbOn, ({ warning }) => warning.main],
  cancelled: [PauseCircleOutlined, ({ text }) => text.disabled],
  waiting: [Schedule, ({ text }) => text.disabled],
  none: [RadioButtonUnchecked, ({ text }) => text.disabled],
};

interface VerdictIconProps {
  verdict: Verdict;
  size?: number;
  /** Out of date: still readable, no longer loud. */
  faded?: boolean;
  /** Said elsewhere. */
  silent?: boolean;
}

export function VerdictIcon({ verdict, size = 16, faded = false, silent = false }: VerdictIconProps) {
  const said = silent ? { "aria-hidden": true } : { role: "img", "aria-label": verdictWords[verdict] };
  const [Icon, colour] = verdict === "running" ? [] : looks[verdict];
  return (
    <Box component="span" {...said} sx={{ display: "inline-flex", flexShrink: 0, opacity: faded ? 0.45 : 1 }}>
      {Icon && colour ? (
        // The tree paints its icons grey; a verdict keeps its colour.
        <Icon
          sx={({ palette }) => ({
            fontSize: `${size}px !important`,
            color: `${colour(palette)} !important`,
          })}
        />
      ) : (
        <CircularProgress size={size - 3} thickness={6} sx={{ m: "1.5px" }} />
      )}
    </Box>
  );
}
