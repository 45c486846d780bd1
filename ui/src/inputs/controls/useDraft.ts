import { useState } from "react";

import { sameValue } from "./values";

interface Draft {
  text: string;
  /** The value last given from outside. */
  value: unknown;
  /** Values told to the outside that have not come back yet. */
  told: readonly unknown[];
}

interface DraftOptions {
  value: unknown;
  format(value: unknown): string;
  parse(text: string): unknown;
  onChange(value: unknown): void;
}

export interface DraftField {
  text: string;
  type(text: string): void;
  /** To be called when the field is left: nothing that was told is waited for any longer. */
  settle(): void;
}

/**
 * What is being typed into a field whose value lives elsewhere. The text stays as typed ("1." for 1) until the
 * value becomes another one than was told; late echoes of earlier letters change nothing.
 */
export function useDraft({ value, format, parse, onChange }: DraftOptions): DraftField {
  const [kept, keep] = useState<Draft>(() => ({ text: format(value), value, told: [] }));
  const draft = sameValue(value, kept.value) ? kept : receive(kept, value, format);
  if (draft !== kept) keep(draft);

  return {
    text: draft.text,
    type(text) {
      const next = parse(text);
      keep({ ...draft, text, told: [...draft.told, next] });
      onChange(next);
    },
    settle: () => keep((current) => (current.told.length > 0 ? { ...current, told: [] } : current)),
  };
}

function receive(draft: Draft, value: unknown, format: DraftOptions["format"]): Draft {
  const echo = draft.told.findIndex((told) => sameValue(told, value));
  return echo < 0
    ? { text: format(value), value, told: [] }
    : { text: draft.text, value, told: draft.told.slice(echo + 1) };
}
