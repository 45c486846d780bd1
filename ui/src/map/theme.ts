import { createTheme } from "@mui/material/styles";

/** Colours of Workflows' own dialog, which this one previews whatever the studio's own theme is. */
export const COLORS = {
  primary: "#036fe2",
  primaryTint: "#ebf4fc",
  text: "#2c3032",
  textFaint: "#6f777c",
  line: "rgba(44, 48, 50, 0.12)",
  border: "rgba(44, 48, 50, 0.25)",
  drawn: "#16dc9c",
  drawnDark: "#0b7a56",
  water: "#cde0e8",
  land: "#f4f4f4",
  countryBorder: "#e6c5ca",
  stateBorder: "#eed4d8",
  countryLabel: "#98a5ab",
  stateLabel: "#b3cbc7",
} as const;

export const FONT = '"Inter Variable", Inter, system-ui, sans-serif';
export const MONOSPACE = '"JetBrains Mono Variable", ui-monospace, monospace';

/** Workflows' light look. */
export const theme = createTheme({
  palette: {
    mode: "light",
    primary: { main: COLORS.primary },
    text: { primary: COLORS.text, secondary: COLORS.textFaint },
    divider: COLORS.line,
  },
  shape: { borderRadius: 4 },
  typography: { fontFamily: FONT, fontSize: 13, button: { textTransform: "none", fontWeight: 500 } },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: { defaultProps: { disableElevation: true } },
  },
});

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

/** For those who hear the page. */
export const visuallyHidden = {
  position: "absolute",
  width: 1,
  height: 1,
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
} as const;
