/** A text with what it was before and what it was called back from. */
export interface History {
  text: string;
  past: readonly string[];
  future: readonly string[];
}

/** Steps kept; more than anybody goes back, and few enough for large drawings. */
const MAX_STEPS = 200;

export function startHistory(text: string): History {
  return { text, past: [], future: [] };
}

/** A step to another text; the same text is none. */
export function record(history: History, text: string): History {
  if (text === history.text) return history;
  return { text, past: [...history.past, history.text].slice(-MAX_STEPS), future: [] };
}

export function undo(history: History): History {
  const text = history.past.at(-1);
  if (text === undefined) return history;
  return { text, past: history.past.slice(0, -1), future: [history.text, ...history.future] };
}

export function redo(history: History): History {
  const [text, ...future] = history.future;
  if (text === undefined) return history;
  return { text, past: [...history.past, history.text], future };
}
