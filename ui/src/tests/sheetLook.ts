// The grid's measures and looks.
import { alpha, styled } from "@mui/material/styles";

import { codeFont } from "../theme/studioTheme";

export const rowHeight = 26;
export const headHeight = 44;
const numberWidth = 52;

export const Scroller = styled("div")(({ theme: { palette } }) => ({
  height: "100%",
  overflow: "auto",
  outline: "none",
  fontSize: 12,
  "& .head, & .row": { display: "flex", width: "max-content", minWidth: "100%" },
  "& .head": {
    position: "sticky",
    top: 0,
    zIndex: 2,
    height: headHeight,
    backgroundColor: palette.background.default,
    borderBottom: `1px solid ${palette.divider}`,
  },
  "& .row": {
    position: "absolute",
    left: 0,
    height: rowHeight,
    borderBottom: `1px solid ${palette.divider}`,
  },
  "& .number": {
    position: "sticky",
    left: 0,
    zIndex: 1,
    width: numberWidth,
    flex: "none",
    boxSizing: "border-box",
    padding: "0 8px 0 4px",
    lineHeight: `${rowHeight - 1}px`,
    textAlign: "right",
    color: palette.text.secondary,
    backgroundColor: palette.background.default,
    borderRight: `1px solid ${palette.divider}`,
    fontVariantNumeric: "tabular-nums",
    cursor: "default",
  },
  "& .cell": {
    position: "relative",
    flex: "none",
    boxSizing: "border-box",
    padding: "0 8px",
    lineHeight: `${rowHeight - 1}px`,
    fontFamily: codeFont,
    fontVariantLigatures: "none",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "pre",
    borderRight: `1px solid ${palette.divider}`,
    outline: "none",
  },
  "& .cell[data-numeric=true]": { textAlign: "right" },
  "& .cell[data-in=true]": { backgroundColor: alpha(palette.primary.main, 0.12) },
  "& .cell[data-active=true]": { boxShadow: `inset 0 0 0 2px ${palette.primary.main}` },
  "& .cell[aria-invalid=true]": {
    textDecoration: `underline wavy ${palette.error.main}`,
    color: palette.error.main,
  },
  "& .null": { color: palette.text.disabled, fontStyle: "italic" },
  "& input": {
    position: "absolute",
    inset: 0,
    width: "100%",
    boxSizing: "border-box",
    border: "none",
    outline: `2px solid ${palette.primary.main}`,
    outlineOffset: -2,
    padding: "0 8px",
    font: "inherit",
    color: palette.text.primary,
    backgroundColor: palette.background.paper,
  },
  "& input[aria-invalid=true]": { outlineColor: palette.error.main },
}));
