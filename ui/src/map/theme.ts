import { workflows } from "../theme/tokens";

export { workflowsTheme as theme } from "../theme/workflowsTheme";

/** Colours of Workflows' own dialog, which this one previews whatever the studio's own theme is. */
export const COLORS = {
  primary: workflows.primary,
  primaryTint: workflows.primaryTint,
  text: workflows.text,
  textFaint: workflows.textSecondary,
  line: workflows.divider,
  border: workflows.border,
  drawn: workflows.drawing,
  drawnDark: "#0b7a56",
} as const;

/** The colours of the offline map. */
export interface Ground {
  water: string;
  land: string;
  countryBorder: string;
  stateBorder: string;
  countryLabel: string;
  stateLabel: string;
}

export const day: Ground = {
  water: "#cde0e8",
  land: "#f4f4f4",
  countryBorder: "#e6c5ca",
  stateBorder: "#eed4d8",
  countryLabel: "#98a5ab",
  stateLabel: "#b3cbc7",
};

/** For the studio's own maps when the studio is dark; Workflows' dialog has no such thing. */
export const night: Ground = {
  water: "#12181d",
  land: "#262b30",
  countryBorder: "#4a4247",
  stateBorder: "#39363b",
  countryLabel: "#8b979e",
  stateLabel: "#6d7f80",
};

export const FONT = workflows.font;
export const MONOSPACE = workflows.codeFont;

/** The ring of a control that holds the keyboard. */
export const focusRing = {
  "&:focus-visible, &.Mui-focusVisible": {
    outline: `2px solid ${COLORS.primary}`,
    outlineOffset: "1px",
  },
} as const;

/** Boxes that lie on the map. */
export const floating = {
  bgcolor: "#fff",
  borderRadius: "4px",
  boxShadow: "0 1px 2px rgba(44, 48, 50, 0.24)",
} as const;
