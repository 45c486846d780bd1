// Key combinations as words: "Mod+Shift+Z". Mod is Command on a Mac and Control elsewhere.

export const isMac = (platform: string = navigator.platform): boolean => /^(Mac|iPhone|iPad)/.test(platform);

interface Combination {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

function combination(shortcut: string): Combination {
  const parts = shortcut.split("+");
  return {
    mod: parts.includes("Mod"),
    shift: parts.includes("Shift"),
    alt: parts.includes("Alt"),
    key: (parts.at(-1) ?? "").toLowerCase(),
  };
}

type Keys = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

export function matches(shortcut: string, event: Keys, mac = isMac()): boolean {
  const { mod, shift, alt, key } = combination(shortcut);
  return (
    event.key.toLowerCase() === key &&
    (mac ? event.metaKey : event.ctrlKey) === mod &&
    (mac ? event.ctrlKey : event.metaKey) === false &&
    event.shiftKey === shift &&
    event.altKey === alt
  );
}

const macSigns: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };
const names: Record<string, string> = { Mod: "Ctrl", ArrowUp: "↑", ArrowDown: "↓", Delete: "Del" };

/** As a person reads it: "Ctrl+Shift+Z", or "⇧⌘Z" on a Mac. */
export function shortcutText(shortcut: string, mac = isMac()): string {
  const parts = shortcut.split("+");
  return mac
    ? parts.map((part) => macSigns[part] ?? names[part] ?? part).join("")
    : parts.map((part) => names[part] ?? part).join("+");
}

/** A title with its keys: "Undo (Ctrl+Z)". */
export function titleWithKeys(title: string, [first]: readonly string[]): string {
  return first === undefined ? title : `${title} (${shortcutText(first)})`;
}
