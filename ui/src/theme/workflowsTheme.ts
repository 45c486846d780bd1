// The look of Workflows' own settings panel, measured on it. Always light, whatever the studio's theme: it shows what users will see.
import { createTheme } from "@mui/material/styles";

import { instantMenus } from "./instantMenus";
import { workflows } from "./tokens";

const { letterSpacing } = workflows;
const ring = { outline: `2px solid ${workflows.primary}`, outlineOffset: 1 };

export const workflowsTheme = createTheme(
  {
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
      allVariants: { letterSpacing },
      body1: { fontSize: 13, lineHeight: "20px", letterSpacing },
      body2: { fontSize: 13, lineHeight: "20px", letterSpacing },
      caption: { fontSize: 11, lineHeight: "16px", letterSpacing },
      subtitle1: { fontSize: 16, fontWeight: 500, lineHeight: "24px", letterSpacing },
      subtitle2: { fontSize: 13, fontWeight: 500, lineHeight: "20px", letterSpacing },
      button: { fontSize: 13, fontWeight: 500, textTransform: "none", letterSpacing },
    },
    components: {
      MuiButtonBase: {
        defaultProps: { disableRipple: true },
        styleOverrides: { root: { "&.Mui-focusVisible": ring } },
      },
      MuiButton: {
        defaultProps: { size: "small", disableElevation: true },
        styleOverrides: {
          sizeSmall: { minHeight: 32, padding: "5px 9px 7px 10px", fontSize: 13, lineHeight: "20px" },
        },
      },
      MuiIconButton: { styleOverrides: { root: { borderRadius: 4 } } },
      MuiTextField: { defaultProps: { size: "small", fullWidth: true } },
      MuiFormControl: { defaultProps: { size: "small" } },
      MuiInputBase: {
        styleOverrides: {
          root: { fontSize: 13, lineHeight: "20px", letterSpacing, color: workflows.text },
          input: {
            height: 20,
            letterSpacing,
            "&::placeholder": { color: workflows.placeholder, opacity: 1 },
          },
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
          // Letters stand a pixel above the middle.
          sizeSmall: { "& .MuiOutlinedInput-input": { padding: "5px 12px 7px" } },
          adornedStart: {
            paddingLeft: 12,
            "& .MuiOutlinedInput-input.MuiOutlinedInput-input": { paddingLeft: 0 },
          },
          multiline: { padding: 0 },
          notchedOutline: { borderColor: workflows.border },
        },
      },
      MuiSelect: {
        defaultProps: {
          size: "small",
          MenuProps: {
            anchorOrigin: { vertical: "bottom", horizontal: "left" },
            transformOrigin: { vertical: "top", horizontal: "left" },
            marginThreshold: 0,
          },
        },
        styleOverrides: {
          select: { minHeight: 20, "&.MuiSelect-select.MuiSelect-outlined": { paddingRight: 36 } },
          icon: { right: 14, top: "calc(50% - 6px)", fontSize: 13, color: workflows.textSecondary },
        },
      },
      MuiMenu: {
        styleOverrides: {
          paper: {
            marginTop: 4,
            maxHeight: 272,
            boxShadow: "0 4px 12px rgba(44, 48, 50, 0.16), 0 2px 4px rgba(44, 48, 50, 0.12)",
          },
          list: { padding: "8px 0" },
        },
      },
      MuiMenuItem: {
        styleOverrides: {
          root: {
            fontSize: 13,
            lineHeight: "20px",
            letterSpacing,
            minHeight: 32,
            padding: "5px 12px 7px",
            "&:hover": { backgroundColor: workflows.hover },
            "&.Mui-focusVisible": { ...ring, outlineOffset: -2, borderRadius: 4, backgroundColor: "#ffffff" },
            "&.Mui-selected, &.Mui-selected:hover, &.Mui-selected.Mui-focusVisible": {
              color: workflows.primary,
              backgroundColor: workflows.primaryTint,
            },
          },
        },
      },
      MuiSlider: {
        styleOverrides: {
          sizeSmall: { height: 2, padding: "15px 0" },
          thumb: {
            width: 12,
            height: 12,
            "&:hover, &.Mui-focusVisible": { boxShadow: `0 0 0 6px ${workflows.primary}29` },
          },
          track: { border: "none", borderRadius: 0 },
          rail: { borderRadius: 0, opacity: 0.38 },
        },
      },
      MuiCheckbox: {
        defaultProps: { size: "small" },
        styleOverrides: { root: { padding: 4, "& .MuiSvgIcon-root": { fontSize: 18 } } },
      },
      MuiFormHelperText: {
        styleOverrides: { root: { fontSize: 11, lineHeight: "16px", margin: "4px 0 0" } },
      },
      MuiTooltip: {
        styleOverrides: {
          tooltip: {
            fontSize: 11,
            lineHeight: "16px",
            fontWeight: 400,
            letterSpacing,
            padding: "4px 8px",
            maxWidth: 240,
            backgroundColor: workflows.text,
          },
        },
      },
    },
  },
  instantMenus,
);
