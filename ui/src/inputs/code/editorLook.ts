import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { workflows } from "../../theme/tokens";
import { codeBox } from "./look";

const box = EditorView.theme({
  "&": { height: "100%", ...codeBox.text, backgroundColor: "#ffffff" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit", overflow: "auto" },
  ".cm-content": { padding: `${codeBox.inset} 0`, caretColor: workflows.text },
  ".cm-line": { padding: `0 ${codeBox.side}` },
  ".cm-gutters": {
    border: "none",
    color: codeBox.gutter.color,
    backgroundColor: codeBox.gutter.backgroundColor,
  },
  ".cm-lineNumbers .cm-gutterElement": {
    boxSizing: "border-box",
    minWidth: codeBox.gutter.minWidth,
    letterSpacing: codeBox.gutter.letterSpacing,
    padding: `0 ${codeBox.gutter.paddingRight} 0 ${codeBox.gutter.paddingLeft}`,
    textAlign: "right",
  },
  ".cm-placeholder": { color: workflows.placeholder },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "rgba(3, 111, 226, 0.2)",
  },
  "&.cm-focused .cm-matchingBracket, &.cm-focused .cm-nonmatchingBracket": {
    backgroundColor: workflows.hover,
  },
  ".cm-tooltip-lint": { fontFamily: workflows.font, fontSize: "11px" },
});

const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.number, tags.bool, tags.null], color: workflows.codeKey },
  { tag: [tags.string, tags.special(tags.string)], color: workflows.codeString },
  { tag: tags.keyword, color: workflows.primary },
  { tag: tags.comment, color: workflows.textSecondary },
]);

export const editorLook = [box, syntaxHighlighting(highlight)];
