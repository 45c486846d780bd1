// How the options of a selection change, and what else names them.
import { insert, remove, set } from "../../fields/edits";
import type { Edit } from "../../generated/Edit";
import type { Input } from "../../generated/Input";
import { asText } from "../controls/values";

/** The options as texts, in their order. */
export const optionsOf = ({ own }: Input): string[] =>
  Array.isArray(own.options)
    ? own.options.map(asText)
    : own.options === undefined
      ? []
      : [asText(own.options)];

/** Puts options into the list before a place. */
export function addOptions(pointer: string, input: Input, at: number, added: readonly string[]): Edit[] {
  if (!Array.isArray(input.own.options)) return [set(pointer, optionsOf(input).toSpliced(at, 0, ...added))];
  return added.map((option, offset) => insert(`${pointer}/${at + offset}`, option));
}

/** Takes a list of lines apart: one option each, without what spreadsheets and bullets leave at the ends. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const removeOption = (pointer: string, input: Input, at: number): Edit =>
  Array.isArray(input.own.options) ? remove(`${pointer}/${at}`) : set(pointer, []);

/** Where else an option stands: in the default, and in the conditions of other inputs that wait for it. */
export function usesOf(input: Input, inputs: readonly Input[], at: number): string[] {
  const options = optionsOf(input);
  const option = options[at];
  // Of two alike nobody knows which one is meant.
  if (option === undefined || option === "" || options.filter((each) => each === option).length > 1)
    return [];
  const own = `/inputs/${inputs.indexOf(input)}/default`;
  const inDefault = Array.isArray(input.default)
    ? input.default.flatMap((value, place) => (value === option ? [`${own}/${place}`] : []))
    : input.default === option
      ? [own]
      : [];
  const inConditions = inputs.flatMap(({ showIf }, place) =>
    showIf.flatMap((condition, number) => {
      if (condition.parameter !== input.name) return [];
      const value = `/inputs/${place}/showIf/${number}/value`;
      return condition.values.flatMap((each, index) =>
        each === option ? [condition.any ? `${value}/${index}` : value] : [],
      );
    }),
  );
  return [...inDefault, ...inConditions];
}

/** What is odd about each option, for the one who edits the list. */
export function oddities(options: readonly string[]): (string | null)[] {
  return options.map((option, at) => {
    if (option.trim() === "") return "Empty";
    return options.indexOf(option) < at ? "Already in the list" : null;
  });
}
