import { useEffect } from "react";

import { now } from "./action";
import { allActions } from "./actions";
import { matches } from "./shortcut";

const undoing = new Set(["edit.undo", "edit.redo"]);

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea"));

/** A field that does not write into the package keeps its own undo. */
const undoesItself = (target: EventTarget | null) =>
  isTextField(target) && target instanceof HTMLElement && target.closest("[data-own-undo]") !== null;

/**
 * Runs the action whose keys were pressed. It listens before the field with the focus does, so that Undo is
 * always the package's: the browser's would take back letters that the package still has.
 */
export function handleShortcut(event: KeyboardEvent): void {
  // A dialog has the keyboard to itself.
  if (document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]')) return;
  const action = allActions.find(({ shortcuts }) => shortcuts.some((shortcut) => matches(shortcut, event)));
  if (!action) return;
  if (undoing.has(action.id) && undoesItself(event.target)) return;
  event.preventDefault();
  event.stopPropagation();
  const at = now();
  // The letter just typed may still be on its way, and is what Undo is asked to take back.
  const mayBecomePossible = undoing.has(action.id) && at.overview !== null;
  if (mayBecomePossible || action.possible(at)) void action.run();
}

export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener("keydown", handleShortcut, { capture: true });
    return () => window.removeEventListener("keydown", handleShortcut, { capture: true });
  }, []);
}
