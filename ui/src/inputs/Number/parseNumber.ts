import { asNumber } from "../controls/values";

/** A number; what is typed when it is none, so that it can be marked; nothing when nothing is typed. */
export function parseNumber(text: string): number | string | null {
  return text.trim() === "" ? null : (asNumber(text) ?? text);
}
