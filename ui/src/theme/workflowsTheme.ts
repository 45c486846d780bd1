// The look of Workflows' own settings panel, measured on it. Always light, whatever the studio's theme: it shows what users will see.
import { createTheme } from "@mui/material/styles";

import { workflows } from "./tokens";

export const workflowsTheme = createTheme({
  palette: {
    mode: "light",
    primary: { main: workflows.primary, contrastText: "#ffffff" },
    error: { main: workflows.error },
    text: { primary: workflows.text, secondary: workflows.textSecondary, disabled: workflows.placeholder },
    background: { default: "#ffffff", paper: "#ffffff" },
    divider: workflows.divider,
    action: { hover: workflows.hover },
  },
  shape: { borderRadius: workflows.radius },
  typography: {
    fontFamily: workflows.font,
    fontSize: 13,
    htmlFontSize: 16,
    body1: { fontSize: 13, lineHeight: "20px" },
    body2: { fontSize: 13, lineHeight: "20px" },
    caption: { fontSize: 11, lineHeight: "16px" },
    subtitle1: { fontSize: 16, fontWeight: 600, lineHeight: "24px" },
    subtitle2: { fontSize: 13, fontWeight: 500, lineHeight: "20px" },
    button: { fontSize: 13, fontWeight: 500, textTransform: "none" },
  },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: { defaultProps: { size: "small", disableElevation: true } },
    MuiTextField: { defaultProps: { size: "small", fullWidth: true } },
    MuiFormControl: { defaultProps: { size: "small" } },
    MuiSelect: { defaultProps: { size: "small" } },
    MuiInputBase: {
      styleOverrides: {
        root: { fontSize: 13, lineHeight: "20px", color: workflows.text },
        input: { height: 20, "&::placeholder": { color: workflows.placeholder, opacity: 1 } },
      },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          backgroundColor: "#ffffff",
          "&:hover:not(.Mui-focused):not(.Mui-error):not(.Mui-disabled) .MuiOutlinedInput-notchedOutline": {
            borderColor: workflows.text,
          },
          "&.Mui-focused .MuiOutlinedInput-notchedOutline": { borderWidth: 2 },
        },
        sizeSmall: { "& .MuiOutlinedInput-input": { padding: "6px 12px" } },
        multiline: { padding: 0 },
        notchedOutline: { borderColor: workflows.border },
      },
    },
    MuiFormHelperText: { styleOverrides: { root: { fontSize: 11, lineHeight: "16px", margin: "4px 0 0" } } },
    MuiCheckbox: { defaultProps: { size: "small" } },
    MuiMenuItem: { styleOverrides: { root: { fontSize: 13, minHeight: 32 } } },
    MuiTooltip: { styleOverrides: { tooltip: { fontSize: 11, backgroundColor: workflows.text } } },
  },
});
