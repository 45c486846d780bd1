import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import type { Problem } from "./features";
import { workflows } from "../theme/tokens";
import { COLORS, MONOSPACE } from "./theme";

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "12px", backgroundColor: "#fff", color: COLORS.text },
  "&.cm-focused": { outline: "none" },
  "&.cm-focused::after": {
    content: '""',
    position: "absolute",
    inset: "0",
    zIndex: "300",
    border: `2px solid ${COLORS.primary}`,
    pointerEvents: "none",
  },
  ".cm-scroller": { fontFamily: MONOSPACE, lineHeight: "18px" },
  ".cm-gutters": { backgroundColor: workflows.gutter, color: COLORS.textFaint, border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "rgba(3, 111, 226, 0.06)" },
});

const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.number, tags.bool, tags.null], color: workflows.codeKey },
  { tag: tags.string, color: workflows.codeString },
]);

export interface GeoJsonEditorProps {
  /** What it starts with; afterwards the editor holds the text. */
  text: string;
  problems: readonly Problem[];
  /** Id of the element that tells the problem. */
  describedBy: string;
  onChange(text: string): void;
}

/** The drawing as text. */
export function GeoJsonEditor({ text, problems, describedBy, onChange }: GeoJsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const start = useRef({ text, describedBy });
  const change = useRef(onChange);

  useEffect(() => {
    change.current = onChange;
  });

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      doc: start.current.text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches(),
        json(),
        syntaxHighlighting(highlight),
        look,
        EditorState.tabSize.of(2),
        keymap.of([
          ...closeBracketsKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({
          "aria-label": "GeoJSON",
          "aria-describedby": start.current.describedBy,
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change.current(update.state.doc.toString());
        }),
      ],
    });
    view.current = editor;
    editor.focus();
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const end = editor.state.doc.length;
    const diagnostics = problems.map(({ from, to, message }) => ({
      from: Math.min(from, end),
      to: Math.min(to, end),
      severity: "error" as const,
      message,
    }));
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [problems]);

  return <div ref={host} data-testid="draw-geojson" style={{ position: "absolute", inset: 0 }} />;
}
