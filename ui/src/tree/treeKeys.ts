// What the keyboard does in the tree, as the ARIA tree pattern has it.
import type { TreeRow } from "./treeModel";

export type TreeCommand =
  | { kind: "focus"; id: string }
  | { kind: "fold"; id: string; folded: boolean }
  | { kind: "open"; id: string }
  | { kind: "rename" | "delete" | "menu" | "add"; id: string }
  | { kind: "move"; id: string; step: 1 | -1 };

type Pressed = Pick<KeyboardEvent, "key" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey">;

const parentOf = (rows: readonly TreeRow[], at: number) =>
  rows.slice(0, at).findLast((row) => row.level < (rows[at]?.level ?? 0));

/** Letters jump to the next row that starts with them, around the end. */
function typedTo(rows: readonly TreeRow[], at: number, letter: string): TreeRow | undefined {
  const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return after.find(({ label }) => label.toLowerCase().startsWith(letter.toLowerCase()));
}

export function treeCommand(rows: readonly TreeRow[], focused: string, pressed: Pressed): TreeCommand | null {
  const at = rows.findIndex(({ id }) => id === focused);
  const row = rows[at];
  if (!row) return null;
  const focus = (target: TreeRow | undefined): TreeCommand | null =>
    target ? { kind: "focus", id: target.id } : null;
  const { key, altKey, shiftKey } = pressed;

  if (pressed.ctrlKey || pressed.metaKey) return null;
  if (altKey) {
    if (row.kind !== "component") return null;
    if (key === "ArrowUp") return { kind: "move", id: row.id, step: -1 };
    if (key === "ArrowDown") return { kind: "move", id: row.id, step: 1 };
    return null;
  }
  if (key === "ContextMenu" || (shiftKey && key === "F10")) return { kind: "menu", id: row.id };

  switch (key) {
    case "ArrowDown":
      return focus(rows[at + 1]);
    case "ArrowUp":
      return focus(rows[at - 1]);
    case "Home":
      return focus(rows[0]);
    case "End":
      return focus(rows.at(-1));
    case "ArrowRight":
      if (row.kind !== "section") return null;
      if (row.folded) return { kind: "fold", id: row.id, folded: false };
      return row.count > 0 ? focus(rows[at + 1]) : null;
    case "ArrowLeft":
      if (row.kind === "section") return row.folded ? null : { kind: "fold", id: row.id, folded: true };
      return focus(parentOf(rows, at));
    case "Enter":
    case " ":
      return row.kind === "section"
        ? { kind: "fold", id: row.id, folded: !row.folded }
        : { kind: "open", id: row.id };
    case "Insert":
      return { kind: "add", id: row.id };
    case "F2":
      return row.kind === "component" ? { kind: "rename", id: row.id } : null;
    case "Delete":
      return row.kind === "component" ? { kind: "delete", id: row.id } : null;
    default:
      return key.length === 1 && key !== " " ? focus(typedTo(rows, at, key)) : null;
  }
}
