// How code looks in the studio's own editors, light and dark.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { alpha, type Theme } from "@mui/material/styles";
import { tags } from "@lezer/highlight";

import { codeFont } from "../theme/studioTheme";

const colours = {
  light: {
    keyword: "#7b2bb5",
    string: "#0b7a56",
    number: "#a34200",
    name: "#0b5cad",
    comment: "#6f777e",
    special: "#b0216b",
  },
  dark: {
    keyword: "#cf9bff",
    string: "#6fd3a8",
    number: "#f0a868",
    name: "#7fbcff",
    comment: "#8b949b",
    special: "#ff8fc4",
  },
} as const;

function highlight(mode: "light" | "dark"): Extension {
  const colour = colours[mode];
  return syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: colour.keyword },
      { tag: [tags.string, tags.regexp], color: colour.string },
      { tag: [tags.number, tags.bool, tags.null], color: colour.number },
      { tag: [tags.propertyName, tags.variableName, tags.typeName, tags.heading], color: colour.name },
      { tag: [tags.function(tags.variableName), tags.standard(tags.name), tags.link], color: colour.name },
      { tag: [tags.comment, tags.quote], color: colour.comment },
      { tag: [tags.special(tags.variableName), tags.special(tags.string), tags.meta], color: colour.special },
      { tag: tags.heading, fontWeight: "600" },
      { tag: tags.strong, fontWeight: "600" },
      { tag: tags.emphasis, fontStyle: "italic" },
    ]),
  );
}

function surface({ palette }: Theme): Extension {
  return EditorView.theme(
    {
      "&": {
        height: "100%",
        fontSize: "12.5px",
        color: palette.text.primary,
        backgroundColor: palette.background.paper,
      },
      "&.cm-focused": { outline: "none" },
      ".cm-scroller": { fontFamily: codeFont, lineHeight: "1.6", fontVariantLigatures: "none" },
      ".cm-content": { padding: "8px 0", caretColor: palette.text.primary },
      ".cm-cursor": { borderLeftColor: palette.text.primary },
      ".cm-gutters": {
        backgroundColor: palette.background.default,
        color: palette.text.disabled,
        border: "none",
        borderRight: `1px solid ${palette.divider}`,
      },
      ".cm-lineNumbers .cm-gutterElement": { minWidth: "34px", padding: "0 8px 0 6px" },
      ".cm-activeLine": { backgroundColor: alpha(palette.primary.main, 0.05) },
      ".cm-activeLineGutter": {
        backgroundColor: alpha(palette.primary.main, 0.1),
        color: palette.text.secondary,
      },
      "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
        backgroundColor: alpha(palette.primary.main, 0.22),
      },
      ".cm-revealed": { backgroundColor: alpha(palette.warning.main, 0.28), borderRadius: "2px" },
      ".cm-tooltip": {
        backgroundColor: palette.background.paper,
        color: palette.text.primary,
        border: `1px solid ${palette.divider}`,
        borderRadius: "4px",
        boxShadow: "0 6px 20px rgba(0, 0, 0, 0.18)",
      },
      ".cm-tooltip-autocomplete > ul > li": { padding: "3px 8px", lineHeight: "18px" },
      ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
        backgroundColor: palette.primary.main,
        color: palette.primary.contrastText,
      },
      ".cm-completionDetail": { marginLeft: "12px", fontStyle: "normal", opacity: 0.7 },
      ".cm-diagnostic": { padding: "6px 10px", fontFamily: "inherit" },
      ".cm-diagnostic-error": { borderLeftColor: palette.error.main },
      ".cm-diagnostic-warning": { borderLeftColor: palette.warning.main },
      ".cm-panels": { backgroundColor: palette.background.default, color: palette.text.primary },
      ".cm-panels.cm-panels-bottom": { borderTop: `1px solid ${palette.divider}` },
      ".cm-textfield": {
        backgroundColor: palette.background.paper,
        color: palette.text.primary,
        border: `1px solid ${palette.divider}`,
        borderRadius: "4px",
      },
      ".cm-button": {
        backgroundImage: "none",
        backgroundColor: palette.background.paper,
        color: palette.text.primary,
        border: `1px solid ${palette.divider}`,
        borderRadius: "4px",
      },
    },
    { dark: palette.mode === "dark" },
  );
}

export const editorLook = (theme: Theme): Extension => [surface(theme), highlight(theme.palette.mode)];
