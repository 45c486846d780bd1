import { useEffect, useRef, useState } from "react";

import { onFlush } from "../api/apply";
import { arrived } from "../api/arrived";
import { edit } from "../api/edit";
import { latest, type Latest } from "../api/latest";
import { run } from "../api/queries";
import type { Edit } from "../generated/Edit";
import { useDocument } from "./document";

interface EditedTextOptions {
  /** What is written; typing at one pointer is one step of the history. */
  pointer: string;
  /** The text as the package has it. */
  value: string;
  /** What the history calls the change. */
  label: string;
  /** How a text is written down; null when it cannot be, and waits to be repaired. */
  edits(text: string): Edit[] | null;
  /** How `value` reads once a text is written, where that is not the text itself: "1." becomes "1". */
  reads?(text: string): string;
}

export interface EditedText {
  text: string;
  type(text: string): void;
  /** The last letters did not reach the package; a message said why. */
  failed: boolean;
}

interface Draft {
  text: string;
  /** The package's value when this draft last looked. */
  seen: string;
  /** How the texts on their way will read when they come back. */
  awaited: readonly string[];
}

interface Letter {
  path: string;
  edits: Edit[];
  label: string;
  merge: string;
}

const asTyped = (text: string) => text;

/**
 * A text typed here and kept in the package. What is typed shows at once and is sent letter by letter, while a late
 * answer to an earlier letter changes nothing. Any other change (undo, another editor) is shown as it comes.
 */
export function useEditedText({
  pointer,
  value,
  label,
  edits,
  reads = asTyped,
}: EditedTextOptions): EditedText {
  const { path, queryKey } = useDocument();
  const [kept, keep] = useState<Draft>({ text: value, seen: value, awaited: [] });
  const [failed, setFailed] = useState(false);
  const sender = useRef<Latest<Letter> | null>(null);
  const lettersTyped = useRef(0);

  const draft = value === kept.seen ? kept : receive(kept, value, reads);
  if (draft !== kept) keep(draft);

  useEffect(() => {
    const letters = latest(async ({ path, edits, label, merge }: Letter) => {
      const outcome = await run(edit(path, edits, label, merge));
      setFailed(outcome === null);
    });
    sender.current = letters;
    return letters.close;
  }, []);

  // Whoever waits for what was typed (undo, save) also waits until its answer is here to be compared with.
  useEffect(() => onFlush(() => sender.current?.idle().then(() => arrived(queryKey))), [queryKey]);

  return {
    text: draft.text,
    failed,
    type(text) {
      keep({ ...draft, text, awaited: [...draft.awaited, reads(text)] });
      const writing = edits(text);
      if (writing === null || sender.current === null) return;
      const typed = ++lettersTyped.current;
      sender.current.push({ path, edits: writing, label, merge: `${path}#${pointer}` });
      void sender.current
        .idle()
        .then(() => arrived(queryKey))
        .then(() => {
          if (lettersTyped.current === typed) keep((current) => ({ ...current, awaited: [] }));
        });
    },
  };
}

function receive(draft: Draft, value: string, reads: (text: string) => string): Draft {
  const answer = draft.awaited.indexOf(value);
  if (answer >= 0) return { ...draft, seen: value, awaited: draft.awaited.slice(answer + 1) };
  if (reads(draft.text) === value) return { ...draft, seen: value };
  return { text: value, seen: value, awaited: [] };
}
