import { Key, type Browser } from "webdriverio";

const NAMED: Readonly<Record<string, string>> = { ...Key, Space: " " };

/** Presses keys together, written as in a menu: "Control+Shift+Z", "ArrowDown", "Enter". */
export async function press(browser: Browser, chord: string): Promise<void> {
  const keys = chord.split("+").map((name) => NAMED[name] ?? (name.length > 1 ? unknown(name) : name));
  const action = browser.action("key");
  keys.forEach((key) => action.down(key));
  keys.toReversed().forEach((key) => action.up(key));
  await action.perform();
}

/** Types text into whatever has the focus, one key after another. */
export async function type(browser: Browser, text: string): Promise<void> {
  const action = browser.action("key");
  for (const character of text) {
    const key = character === "\n" ? Key.Enter : character;
    action.down(key).up(key);
  }
  await action.perform();
}

function unknown(name: string): never {
  throw new Error(`There is no key called "${name}"`);
}
