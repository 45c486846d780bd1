import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { sql } from "@codemirror/lang-sql";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers, placeholder as emptyText } from "@codemirror/view";
import { useEffect, useRef } from "react";

import type { Language } from "./CodeField";
import { editorLook } from "./editorLook";

interface CodeEditorProps {
  text: string;
  language: Language;
  placeholder: string;
  /** Words that begin with "Line 3:" mark that line. */
  problem: string | null;
  /** Attributes of the element that takes the keyboard. */
  attributes: Record<string, unknown>;
  autoFocus?: boolean;
  onType(text: string): void;
}

const languages = { json, sql };

/** Marks a change that came from outside, which is not to be told again. */
const given = Annotation.define<boolean>();

export default function CodeEditor({
  text,
  language,
  placeholder,
  problem,
  attributes,
  autoFocus = false,
  onType,
}: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const latest = useRef({ text, autoFocus, onType });
  const words = useRef(new Compartment());
  const spelled = JSON.stringify([attributes, placeholder]);

  useEffect(() => {
    latest.current = { text, autoFocus, onType };
  });

  useEffect(() => {
    if (!parent.current) return;
    const takesOver = parent.current.contains(document.activeElement);
    const view = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          EditorView.lineWrapping,
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
          languages[language](),
          editorLook,
          words.current.of([]),
          EditorView.updateListener.of(({ docChanged, transactions, state }) => {
            const typed = transactions.some((transaction) => !transaction.annotation(given));
            if (docChanged && typed) latest.current.onType(state.doc.toString());
          }),
        ],
      }),
    });
    if (latest.current.autoFocus || takesOver) view.focus();
    editor.current = view;
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, [language]);

  useEffect(() => {
    const [attributes, placeholder] = JSON.parse(spelled) as [Record<string, unknown>, string];
    const texts = Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]);
    editor.current?.dispatch({
      effects: words.current.reconfigure([
        EditorView.contentAttributes.of(Object.fromEntries(texts)),
        emptyText(placeholder),
      ]),
    });
  }, [spelled, language]);

  useEffect(() => {
    const view = editor.current;
    if (!view || view.state.doc.toString() === text) return;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      annotations: given.of(true),
    });
  }, [text]);

  useEffect(() => {
    const view = editor.current;
    if (view) view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state, problem)));
  }, [problem, text, language]);

  return <div ref={parent} style={{ height: "100%" }} />;
}

function diagnosticsOf({ doc }: EditorState, problem: string | null): Diagnostic[] {
  const [, number, message] = /^Line (\d+): (.*)$/s.exec(problem ?? "") ?? [];
  if (number === undefined || message === undefined) return [];
  const { from, to } = doc.line(Math.min(Number(number), doc.lines));
  return [{ from, to, severity: "error", message }];
}
