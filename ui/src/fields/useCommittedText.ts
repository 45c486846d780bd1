import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from "react";

import { onFlush } from "../api/apply";

interface CommittedTextOptions {
  value: string;
  /** Why a text cannot be taken over, if it cannot. */
  refuses(text: string): string | null;
  commit(text: string): Promise<unknown>;
}

export interface CommittedText {
  text: string;
  /** Why what is typed is not taken over. */
  refusal: string | null;
  type(text: string): void;
  /** Takes over what was typed, unless it is refused. */
  commit(): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface Draft {
  text: string;
  seen: string;
}

/**
 * A text that is taken over when it is finished, with Enter or by leaving the field: a name, whose every use follows.
 * Escape goes back to what it was.
 */
export function useCommittedText({ value, refuses, commit }: CommittedTextOptions): CommittedText {
  const [kept, keep] = useState<Draft>({ text: value, seen: value });
  const draft = value === kept.seen ? kept : { text: value, seen: value };
  if (draft !== kept) keep(draft);

  const { text } = draft;
  const refusal = text === value ? null : refuses(text);
  // Enter, leaving the field and saving may all finish the same text, which is taken over once.
  const underWay = useRef<{ text: string; done: Promise<unknown> } | null>(null);
  function takeOver() {
    if (text === value || refusal !== null) return undefined;
    if (underWay.current?.text === text) return underWay.current.done;
    const done = commit(text).finally(() => (underWay.current = null));
    underWay.current = { text, done };
    return done;
  }

  // Saving, or leaving for another input, finishes what is typed as well.
  const flush = useEffectEvent(takeOver);
  useEffect(() => onFlush(() => flush()), []);

  return {
    text,
    refusal,
    type: (text) => keep({ ...draft, text }),
    commit: () => void takeOver(),
    onKeyDown(event) {
      if (event.nativeEvent.isComposing) return;
      if (event.key === "Enter") void takeOver();
      if (event.key === "Escape" && text !== value) {
        event.stopPropagation();
        keep({ ...draft, text: value });
      }
    },
  };
}
