import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";

import { SqlText } from "../preview/SqlText";
import { codeFont } from "../theme/studioTheme";

const light = { keyword: "#7b2bb5", string: "#0b7a56", number: "#a34200", name: "#0b5cad" };
const dark = { keyword: "#cf9bff", string: "#6fd3a8", number: "#f0a868", name: "#7fbcff" };

interface SqlBlockProps {
  text: string;
  label: string;
  /** A line that stands out, from 1. */
  marked?: number;
}

/** SQL to read and to copy. */
export function SqlBlock({ text, label, marked }: SqlBlockProps) {
  return (
    <Box
      component="pre"
      className="selectable"
      aria-label={label}
      tabIndex={0}
      sx={(theme) => look(theme, marked)}
    >
      <SqlText text={text} />
    </Box>
  );
}

function look({ palette }: Theme, marked: number | undefined) {
  const colour = palette.mode === "dark" ? dark : light;
  return {
    m: "4px 0 0",
    p: "6px 10px",
    maxHeight: 320,
    overflow: "auto",
    border: `1px solid ${palette.divider}`,
    borderRadius: "4px",
    backgroundColor: palette.background.default,
    fontFamily: codeFont,
    fontSize: "12px",
    lineHeight: "18px",
    fontVariantLigatures: "none",
    "& code": { font: "inherit" },
    "& .keyword": { color: colour.keyword },
    "& .name": { color: colour.name },
    "& .number": { color: colour.number },
    "& .string": { color: colour.string },
    ...(marked !== undefined && {
      [`& code > div:nth-of-type(${marked})`]: {
        boxShadow: `inset 3px 0 0 ${palette.error.main}`,
        ml: "-10px",
        pl: "10px",
      },
    }),
  };
}
