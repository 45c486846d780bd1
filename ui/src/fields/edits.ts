// The edits that fields make. A key that need not be there goes when it is emptied; one that must be there stays, empty.
import type { Edit } from "../generated/Edit";
import type { JsonValue } from "../generated/serde_json/JsonValue";

export const set = (pointer: string, value: unknown): Edit => ({
  op: "set",
  pointer,
  value: value as JsonValue,
});
export const insert = (pointer: string, value: unknown): Edit => ({
  op: "insert",
  pointer,
  value: value as JsonValue,
});
export const remove = (pointer: string): Edit => ({ op: "remove", pointer });
export const move = (from: string, to: number): Edit => ({ op: "move", from, to });

export const setText = (pointer: string, text: string, required: boolean): Edit =>
  text === "" && !required ? remove(pointer) : set(pointer, text);

export const setFlag = (pointer: string, on: boolean): Edit => (on ? set(pointer, true) : remove(pointer));

/** A key as a step of a JSON pointer. */
export const step = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
