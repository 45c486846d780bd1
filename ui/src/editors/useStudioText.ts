import { useCallback, useEffect, useRef, useState } from "react";

import { latest, run, useFileText } from "../api/queries";
import { studio } from "../api/studio";

interface StudioText {
  /** What the editor shows; null while it is asked for, or when the file has no text. */
  text: string | null;
  /** Why there is no text. */
  problem: string | null;
  type(text: string): void;
}

/**
 * A text file of the package, both ways: what is typed goes to the studio, and what changes there (undo, the form,
 * another program) comes back. While letters are on their way, an answer to earlier ones is not taken for a change.
 */
export function useStudioText(path: string): StudioText {
  const { data } = useFileText(path);
  const [shown, setShown] = useState<string | null>(null);
  const sending = useRef({ count: 0, revision: -1 });
  const sender = useRef<{ push(text: string): void } | null>(null);

  useEffect(() => {
    const mine = { count: 0, revision: -1 };
    sending.current = mine;
    const letters = latest(async (text: string) => {
      mine.count += 1;
      const outcome = await run(studio.setText(path, text, `text:${path}`));
      mine.count -= 1;
      if (outcome) mine.revision = outcome.state.revision;
    });
    sender.current = letters;
    return letters.close;
  }, [path]);

  useEffect(() => {
    if (!data || data.path !== path) return;
    const { count, revision } = sending.current;
    if (count === 0 && data.revision >= revision) setShown(data.text);
  }, [data, path]);

  const type = useCallback((text: string) => {
    setShown(text);
    sender.current?.push(text);
  }, []);

  const current = data?.path === path;
  return { text: current ? (shown ?? data.text) : null, problem: current ? data.problem : null, type };
}
