import { useEffect, useRef, type RefObject } from "react";

import { useSelection } from "../state/selection";
import { focusables } from "./focus";

/** The row for a pointer, or for what holds it when it has no row of its own. */
function rowOf(root: HTMLElement, pointer: string): HTMLElement | null {
  const rows = [...root.querySelectorAll<HTMLElement>("[data-pointer]")];
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const row = rows.find(({ dataset }) => dataset.pointer === at);
    if (row) return row;
  }
  return null;
}

/** Scrolls to the field that was asked for (a problem was clicked) and gives it the keyboard. */
export function useRevealField(root: RefObject<HTMLElement | null>, ready: boolean): void {
  const wanted = useSelection((store) => store.revealField);
  const shown = useRef<object | null>(null);

  useEffect(() => {
    if (!wanted || !ready || !root.current || shown.current === wanted) return;
    shown.current = wanted;
    const row = rowOf(root.current, wanted.pointer);
    row?.scrollIntoView({ block: "nearest" });
    if (row) focusables(row)[0]?.focus({ preventScroll: true });
  }, [root, wanted, ready]);
}
