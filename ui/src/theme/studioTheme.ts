// The studio's own look: calm, dense, hairlines instead of shadows. The preview has a look of its own: workflowsTheme.
import { alpha, createTheme, type Theme, type ThemeOptions } from "@mui/material/styles";

import { instantMenus } from "./instantMenus";
import { workflows } from "./tokens";

type Mode = "light" | "dark";

const colours = {
  light: {
    accent: "#0360c4",
    text: "#23272a",
    textSecondary: "#5d646a",
    textDisabled: "#9aa1a7",
    window: "#f4f5f6",
    paper: "#ffffff",
    divider: "#dde0e4",
    error: "#b92b0a",
    warning: "#a35c00",
    success: "#1a7f4b",
    info: "#0360c4",
  },
  dark: {
    accent: "#6cb0ff",
    text: "#e4e7ea",
    textSecondary: "#a0a8af",
    textDisabled: "#6a7178",
    window: "#15171a",
    paper: "#1c1f23",
    divider: "#30353a",
    error: "#ff8a6b",
    warning: "#e8b04a",
    success: "#5fcf94",
    info: "#6cb0ff",
  },
} as const;

export const uiFont = workflows.font;
export const codeFont = workflows.codeFont;

/** The window's colour before anything is drawn, so that starting does not flash. */
export const windowColour = (mode: Mode): string => colours[mode].window;

function palette(mode: Mode): ThemeOptions["palette"] {
  const colour = colours[mode];
  return {
    mode,
    primary: { main: colour.accent, contrastText: mode === "light" ? "#ffffff" : "#0b1622" },
    error: { main: colour.error },
    warning: { main: colour.warning },
    success: { main: colour.success },
    info: { main: colour.info },
    text: { primary: colour.text, secondary: colour.textSecondary, disabled: colour.textDisabled },
    background: { default: colour.window, paper: colour.paper },
    divider: colour.divider,
    action: {
      hover: alpha(colour.text, 0.06),
      selected: alpha(colour.accent, mode === "light" ? 0.1 : 0.18),
      focus: alpha(colour.accent, 0.14),
      disabled: colour.textDisabled,
    },
  };
}

function components(mode: Mode): Theme["components"] {
  const colour = colours[mode];
  const ring = { outline: `2px solid ${colour.accent}`, outlineOffset: 1 };
  const fieldBorder = mode === "light" ? "#c6cbd0" : "#454c53";
  const floating = {
    backgroundImage: "none",
    border: `1px solid ${colour.divider}`,
    boxShadow: mode === "light" ? "0 8px 28px rgba(20, 26, 32, 0.14)" : "0 8px 28px rgba(0, 0, 0, 0.5)",
  };
  return {
    MuiCssBaseline: {
      styleOverrides: {
        "html, body, #root": { height: "100%" },
        body: { overflow: "hidden", userSelect: "none", cursor: "default" },
        "input, textarea, pre, code, [contenteditable], .selectable": { userSelect: "text" },
        "*": { scrollbarWidth: "thin", scrollbarColor: `${fieldBorder} transparent` },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { cursor: "default", fontFamily: "inherit", "&.Mui-focusVisible": ring } },
    },
    MuiButton: {
      defaultProps: { size: "small", disableElevation: true },
      styleOverrides: {
        root: { textTransform: "none", fontWeight: 500, minWidth: 0, minHeight: 28, padding: "3px 10px" },
        outlined: { borderColor: fieldBorder },
        startIcon: { marginRight: 6, "& > *:nth-of-type(1)": { fontSize: 16 } },
      },
    },
    MuiIconButton: {
      defaultProps: { size: "small" },
      styleOverrides: {
        root: { borderRadius: 4, padding: 5 },
        sizeSmall: { "& .MuiSvgIcon-root": { fontSize: 18 } },
      },
    },
    MuiSvgIcon: { defaultProps: { fontSize: "small" }, styleOverrides: { fontSizeSmall: { fontSize: 18 } } },
    MuiTextField: { defaultProps: { size: "small", fullWidth: true } },
    MuiFormControl: { defaultProps: { size: "small" } },
    MuiSelect: { defaultProps: { size: "small" } },
    MuiAutocomplete: {
      defaultProps: { size: "small" },
      styleOverrides: {
        // As high as the other fields, with or without chips.
        inputRoot: { "&.MuiInputBase-sizeSmall": { paddingTop: 2, paddingBottom: 2, paddingLeft: 4 } },
        input: { "&.MuiInputBase-inputSizeSmall": { padding: "3px 5px" } },
        tag: { "&.MuiAutocomplete-tagSizeSmall": { margin: 1 } },
        option: { fontSize: 13, minHeight: 28 },
        paper: floating,
      },
    },
    MuiInputBase: {
      styleOverrides: {
        root: { fontSize: 13, lineHeight: "20px" },
        input: { height: 20, "&::placeholder": { color: colour.textDisabled, opacity: 1 } },
      },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          backgroundColor: mode === "light" ? "#ffffff" : "#14171a",
          "&.Mui-focused .MuiOutlinedInput-notchedOutline": { borderWidth: 1.5 },
        },
        sizeSmall: { "& .MuiOutlinedInput-input": { padding: "5px 9px" } },
        multiline: { padding: 0 },
        // Labels stand above their field, so the outline needs no gap for them.
        notchedOutline: { borderColor: fieldBorder, top: 0, "& legend": { display: "none" } },
      },
    },
    MuiInputLabel: {
      defaultProps: { shrink: true },
      styleOverrides: {
        root: {
          position: "static",
          transform: "none",
          marginBottom: 4,
          fontSize: 12,
          lineHeight: "16px",
          overflow: "visible",
        },
      },
    },
    MuiFormLabel: {
      styleOverrides: { root: { fontSize: 12, fontWeight: 500, color: colour.textSecondary } },
    },
    MuiFormHelperText: {
      styleOverrides: { root: { fontSize: 12, lineHeight: "16px", marginLeft: 0, marginTop: 4 } },
    },
    MuiFormControlLabel: { styleOverrides: { root: { marginLeft: -5 }, label: { fontSize: 13 } } },
    MuiCheckbox: { defaultProps: { size: "small" }, styleOverrides: { root: { padding: 5 } } },
    MuiRadio: { defaultProps: { size: "small" }, styleOverrides: { root: { padding: 5 } } },
    MuiSwitch: { defaultProps: { size: "small" } },
    MuiMenuItem: {
      styleOverrides: { root: { fontSize: 13, minHeight: 28, paddingTop: 3, paddingBottom: 3 } },
    },
    MuiListItemIcon: { styleOverrides: { root: { minWidth: 28, color: "inherit" } } },
    MuiListItemText: { styleOverrides: { primary: { fontSize: 13 }, secondary: { fontSize: 12 } } },
    MuiMenu: { styleOverrides: { paper: floating, list: { padding: "4px 0" } } },
    MuiPopover: { styleOverrides: { paper: floating } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: "none" } } },
    MuiDialog: { styleOverrides: { paper: { ...floating, borderRadius: 8 } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: 15, fontWeight: 600, padding: "16px 20px 8px" } } },
    MuiDialogContent: { styleOverrides: { root: { padding: "8px 20px 12px" } } },
    MuiDialogActions: { styleOverrides: { root: { padding: "8px 20px 16px", gap: 4 } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 500, enterNextDelay: 150, disableInteractive: true },
      styleOverrides: {
        tooltip: {
          fontSize: 12,
          fontWeight: 400,
          padding: "4px 8px",
          maxWidth: 320,
          backgroundColor: mode === "light" ? "#2c3135" : "#3a4046",
        },
      },
    },
    MuiTabs: { styleOverrides: { root: { minHeight: 34 }, indicator: { height: 2 } } },
    MuiTab: {
      styleOverrides: {
        root: {
          textTransform: "none",
          fontWeight: 500,
          fontSize: 13,
          minHeight: 34,
          minWidth: 0,
          padding: "6px 12px",
          "&.Mui-focusVisible": { outlineOffset: -3 },
        },
      },
    },
    MuiChip: { defaultProps: { size: "small" }, styleOverrides: { root: { borderRadius: 4, fontSize: 12 } } },
    MuiAlert: {
      styleOverrides: {
        root: { padding: "2px 12px", fontSize: 13, alignItems: "center" },
        icon: { padding: "6px 0", fontSize: 18 },
        message: { padding: "6px 0" },
        action: { paddingTop: 0, alignItems: "center" },
      },
    },
    MuiAccordion: {
      defaultProps: { disableGutters: true, elevation: 0, square: true },
      styleOverrides: { root: { "&::before": { display: "none" } } },
    },
    MuiAccordionSummary: { styleOverrides: { root: { minHeight: 34 }, content: { margin: "6px 0" } } },
    MuiToggleButton: {
      defaultProps: { size: "small" },
      styleOverrides: { root: { textTransform: "none", padding: "3px 10px", fontSize: 13, minHeight: 28 } },
    },
    MuiLink: { defaultProps: { underline: "hover" } },
    MuiTableCell: { styleOverrides: { root: { fontSize: 13, padding: "4px 8px" } } },
  };
}

function make(mode: Mode): Theme {
  return createTheme(
    {
      palette: palette(mode),
      shape: { borderRadius: 4 },
      typography: {
        fontFamily: uiFont,
        fontSize: 13,
        htmlFontSize: 16,
        allVariants: { letterSpacing: 0 },
        h1: { fontSize: 24, fontWeight: 600, letterSpacing: "-0.01em" },
        h2: { fontSize: 18, fontWeight: 600, letterSpacing: "-0.005em" },
        h3: { fontSize: 15, fontWeight: 600 },
        h4: { fontSize: 13, fontWeight: 600 },
        h5: { fontSize: 13, fontWeight: 600 },
        h6: { fontSize: 12, fontWeight: 600 },
        subtitle1: { fontSize: 13, fontWeight: 500 },
        subtitle2: { fontSize: 12, fontWeight: 500 },
        body1: { fontSize: 13, lineHeight: "20px" },
        body2: { fontSize: 13, lineHeight: "20px" },
        caption: { fontSize: 12, lineHeight: "16px" },
        button: { fontSize: 13 },
        overline: {
          fontSize: 11,
          fontWeight: 600,
          letterSpacing: "0.04em",
          lineHeight: "16px",
          textTransform: "uppercase",
        },
      },
      components: components(mode),
    },
    instantMenus,
  );
}

const themes: Record<Mode, Theme> = { light: make("light"), dark: make("dark") };

export const studioTheme = (mode: Mode): Theme => themes[mode];
