import Box from "@mui/material/Box";
import Slider from "@mui/material/Slider";
import type { ReactNode } from "react";

import { labelId } from "../controls/ids";
import { stepOf } from "./step";

interface NumberSliderProps {
  id: string;
  value: number | null;
  min?: number | undefined;
  max?: number | undefined;
  /** What it starts with, which says whether fractions matter. */
  initial: number | null;
  /** The number field beside the slider. */
  children: ReactNode;
  onChange(value: number): void;
}

/** Bounds of a slider that names none. */
const MIN = 0;
const MAX = 100;

export function NumberSlider({
  id,
  value,
  min = MIN,
  max = MAX,
  initial,
  children,
  onChange,
}: NumberSliderProps) {
  const [low, high] = min < max ? [min, max] : [min, min + 1];
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: "8px" }}>
      <Slider
        size="small"
        aria-labelledby={labelId(id)}
        value={Math.min(Math.max(value ?? low, low), high)}
        min={low}
        max={high}
        step={stepOf(low, high, initial)}
        onChange={(_, moved) => onChange(moved)}
      />
      <Box sx={{ flex: "none", width: 70 }}>{children}</Box>
    </Box>
  );
}
