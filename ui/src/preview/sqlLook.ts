// How SQL that is read, not written, looks.
import type { Theme } from "@mui/material/styles";

import { codeFont } from "../theme/studioTheme";

const light = { keyword: "#7b2bb5", string: "#0b7a56", number: "#a34200", name: "#0b5cad" };
const dark = { keyword: "#cf9bff", string: "#6fd3a8", number: "#f0a868", name: "#7fbcff" };

/** The letters of a `pre` with a `SqlText` in it. */
export function sqlLook({ palette }: Theme) {
  const colour = palette.mode === "dark" ? dark : light;
  return {
    overflow: "auto",
    fontFamily: codeFont,
    fontSize: "12px",
    lineHeight: "18px",
    fontVariantLigatures: "none",
    "& code": { font: "inherit" },
    "& .keyword": { color: colour.keyword },
    "& .name": { color: colour.name },
    "& .number": { color: colour.number },
    "& .string": { color: colour.string },
  };
}
