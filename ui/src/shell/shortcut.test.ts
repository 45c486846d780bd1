import { describe, expect, test } from "vitest";

import { allActions } from "./actions";
import { isMac, matches, shortcutText, titleWithKeys } from "./shortcut";

const keys = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("key combinations", () => {
  test("mean Control, and Command on a Mac", () => {
    expect(matches("Mod+S", keys("s", { ctrlKey: true }), false)).toBe(true);
    expect(matches("Mod+S", keys("s", { metaKey: true }), false)).toBe(false);
    expect(matches("Mod+S", keys("s", { metaKey: true }), true)).toBe(true);
    expect(matches("Mod+S", keys("s", { ctrlKey: true }), true)).toBe(false);
  });

  test("need exactly the keys they name", () => {
    expect(matches("Mod+Z", keys("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matches("Mod+Shift+Z", keys("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matches("F8", keys("F8", { altKey: true }), false)).toBe(false);
    expect(matches("F8", keys("F8"), false)).toBe(true);
    expect(matches("Mod+,", keys(",", { ctrlKey: true }), false)).toBe(true);
  });

  test("read as people write them", () => {
    expect(shortcutText("Mod+Shift+Z", false)).toBe("Ctrl+Shift+Z");
    expect(shortcutText("Mod+Shift+Z", true)).toBe("⌘⇧Z");
    expect(shortcutText("Alt+ArrowUp", false)).toBe("Alt+↑");
    expect(titleWithKeys("Undo", ["Mod+Z"])).toMatch(/^Undo \(.+Z\)$/);
    expect(titleWithKeys("Undo", [])).toBe("Undo");
  });

  test("know a Mac", () => {
    expect(isMac("MacIntel")).toBe(true);
    expect(isMac("Linux x86_64")).toBe(false);
  });

  test("belong to one action each", () => {
    const taken = allActions.flatMap(({ shortcuts }) => shortcuts);
    expect(new Set(taken).size).toBe(taken.length);
    expect(new Set(allActions.map(({ id }) => id)).size).toBe(allActions.length);
  });
});
