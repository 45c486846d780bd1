import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionSource,
} from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import {
  Annotation,
  Compartment,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
} from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { useTheme } from "@mui/material/styles";
import Box from "@mui/material/Box";
import { useEffect, useRef, useState } from "react";

import type { Extent } from "../generated/Extent";
import type { Problem } from "../generated/Problem";
import { editorLook } from "./look";
import { diagnosticsOf, difference, rangeOf } from "./places";

export interface CodeEditorProps {
  label: string;
  text: string;
  language: Extension;
  problems?: readonly Problem[];
  completions?: CompletionSource;
  /** A stretch to scroll to and mark; a new object each time it is asked for. */
  reveal?: Extent | null;
  /** Without it the text can be read only. */
  onType?(text: string): void;
}

const fromStudio = Annotation.define<boolean>();
const reveal = StateEffect.define<{ from: number; to: number } | null>();
const mark = Decoration.mark({ class: "cm-revealed" });

/** The stretch that was jumped to, until something is typed. */
const revealed = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(reveal)) {
        return effect.value && effect.value.to > effect.value.from
          ? Decoration.set(mark.range(effect.value.from, effect.value.to))
          : Decoration.none;
      }
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Undo belongs to the studio, where a step may span files: the editor keeps no history of its own.
const base: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  foldGutter(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  EditorState.allowMultipleSelections.of(true),
  EditorView.lineWrapping,
  revealed,
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]),
];

const writable: Extension = [closeBrackets(), lintGutter(), keymap.of([indentWithTab])];
const readable: Extension = [EditorState.readOnly.of(true), EditorView.editable.of(false)];

/** A text with its language, its problems and its place, following the package from both sides. */
export default function CodeEditor({
  label,
  text,
  language,
  problems,
  completions,
  reveal: wanted,
  onType,
}: CodeEditorProps) {
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const [changing] = useState(() => ({
    language: new Compartment(),
    look: new Compartment(),
    completions: new Compartment(),
  }));
  const latest = useRef({ text, onType });
  const isWritable = onType !== undefined;

  useEffect(() => {
    latest.current = { text, onType };
  });

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          base,
          isWritable ? writable : readable,
          changing.language.of([]),
          changing.look.of([]),
          changing.completions.of([]),
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
          EditorView.updateListener.of((update) => {
            const typed = update.transactions.some((each) => each.docChanged && !each.annotation(fromStudio));
            if (typed) latest.current.onType?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    setView(editor);
    return () => {
      setView(null);
      editor.destroy();
    };
  }, [changing, isWritable, label]);

  useEffect(
    () => view?.dispatch({ effects: changing.language.reconfigure(language) }),
    [view, changing, language],
  );
  useEffect(
    () => view?.dispatch({ effects: changing.look.reconfigure(editorLook(theme)) }),
    [view, changing, theme],
  );
  useEffect(
    () =>
      view?.dispatch({
        effects: changing.completions.reconfigure(
          completions ? autocompletion({ override: [completions] }) : [],
        ),
      }),
    [view, changing, completions],
  );

  useEffect(() => {
    const changes = view && difference(view.state.doc.toString(), text);
    if (changes) view.dispatch({ changes, annotations: fromStudio.of(true) });
  }, [view, text]);

  useEffect(() => {
    if (view) view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, problems ?? [])));
  }, [view, problems]);

  useEffect(() => {
    if (!view || !wanted) return;
    const range = rangeOf(view.state.doc, wanted);
    view.dispatch({
      selection: { anchor: range.from },
      effects: [reveal.of(range), EditorView.scrollIntoView(range.from, { y: "center" })],
    });
    view.focus();
  }, [view, wanted]);

  return <Box ref={host} className="selectable" sx={{ height: "100%", overflow: "hidden" }} />;
}
