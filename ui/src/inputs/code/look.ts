// The look of Workflows' code fields.
import { workflows } from "../../theme/tokens";

/** What both editors share, so that one can take the other's place unnoticed. */
export const codeBox = {
  /** Above the first line. */
  inset: "9px",
  /** Beside the lines. */
  side: "12px",
  text: {
    fontFamily: workflows.codeFont,
    // Workflows' font is wider than it is tall.
    fontSize: "11px",
    lineHeight: "16.25px",
    letterSpacing: "0.79px",
    color: workflows.text,
  },
  gutter: {
    flex: "none",
    boxSizing: "border-box",
    minWidth: "37px",
    letterSpacing: "normal",
    paddingLeft: "8px",
    paddingRight: "12px",
    textAlign: "right",
    color: workflows.textSecondary,
    backgroundColor: workflows.gutter,
  },
} as const;
