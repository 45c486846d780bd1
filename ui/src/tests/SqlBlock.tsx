import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";

import { sqlLook } from "../preview/sqlLook";
import { SqlText } from "../preview/SqlText";

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

function look(theme: Theme, marked: number | undefined) {
  const { palette } = theme;
  return {
    ...sqlLook(theme),
    m: "4px 0 0",
    p: "6px 10px",
    maxHeight: 320,
    border: `1px solid ${palette.divider}`,
    borderRadius: "4px",
    backgroundColor: palette.background.default,
    ...(marked !== undefined && {
      [`& code > div:nth-of-type(${marked})`]: {
        boxShadow: `inset 3px 0 0 ${palette.error.main}`,
        ml: "-10px",
        pl: "10px",
      },
    }),
  };
}
