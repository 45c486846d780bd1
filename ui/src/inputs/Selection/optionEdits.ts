// How the options of a selection change, and what else names them.
import { insert, remove, set } from "../../fields/edits";
import type { Edit } from "../../generated/Edit";
import type { Input } from "../../generated/Input";
import { asText } from "../controls/values";

/** The options as texts, in their order; `written` is what the metadata has. */
export const optionsOf = (written: unknown): string[] =>
  Array.isArray(written) ? written.map(asText) : written === undefined ? [] : [asText(written)];

/** Puts options into the list before a place. */
export function addOptions(pointer: string, written: unknown, at: number, added: readonly string[]): Edit[] {
  if (!Array.isArray(written)) return [set(pointer, optionsOf(written).toSpliced(at, 0, ...added))];
  return added.map((option, offset) => insert(`${pointer}/${at + offset}`, option));
}

/** Takes a pasted list apart: one option a line, without blanks around it. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Puts a pasted list behind an option, or in its place when it is empty. */
export const pasteOptions = (
  pointer: string,
  written: unknown,
  at: number,
  lines: readonly string[],
): Edit[] =>
  optionsOf(written)[at] === ""
    ? [...addOptions(pointer, written, at + 1, lines), removeOption(pointer, written, at)]
    : addOptions(pointer, written, at + 1, lines);

export const removeOption = (pointer: string, written: unknown, at: number): Edit =>
  Array.isArray(written) ? remove(`${pointer}/${at}`) : set(pointer, []);

/** Where else an option stands: in the default, and in the conditions of other inputs that wait for it. */
export function usesOf(input: Input, inputs: readonly Input[], at: number): string[] {
  const options = optionsOf(input.own.options);
  const option = options[at];
  // Of two alike nobody knows which one is meant.
  if (option === undefined || option === "" || options.filter((each) => each === option).length > 1)
    return [];
  return [...usesInDefault(input, inputs.indexOf(input), option), ...usesInConditions(input, inputs, option)];
}

function usesInDefault(input: Input, place: number, option: string): string[] {
  const pointer = `/inputs/${place}/default`;
  if (input.default === option) return [pointer];
  if (!Array.isArray(input.default)) return [];
  return input.default.flatMap((value, at) => (value === option ? [`${pointer}/${at}`] : []));
}

const usesInConditions = (input: Input, inputs: readonly Input[], option: string): string[] =>
  inputs.flatMap(({ showIf }, place) =>
    showIf.flatMap(({ parameter, values, any }, number) => {
      if (parameter !== input.name) return [];
      const pointer = `/inputs/${place}/showIf/${number}/value`;
      return values.flatMap((value, at) => (value === option ? [any ? `${pointer}/${at}` : pointer] : []));
    }),
  );

/** What is odd about each option, for the one who edits the list. */
export const oddities = (options: readonly string[]): (string | null)[] =>
  options.map((option, at) => {
    if (option.trim() === "") return "Empty";
    return options.indexOf(option) < at ? "Already in the list" : null;
  });
