// What a `showIf` can wait for.
import type { Input } from "../generated/Input";
import type { Possible } from "../generated/Possible";
import { asNumber, asText } from "../inputs/controls/values";

export interface Candidate {
  name: string;
  title: string;
  possible: Possible;
}

/** The inputs whose values a condition of the input at a place can wait for. */
export function candidates(inputs: readonly Input[], possible: readonly Possible[], at: number): Candidate[] {
  const name = inputs[at]?.name ?? "";
  const waiting = waitingFor(inputs, name);
  return inputs.flatMap((input, place) => {
    const values = possible[place];
    if (place === at || !values || values.kind === "incomparable") return [];
    // An input that waits for this one, and this one for it, would both stay hidden.
    if (input.name === "" || input.name === name || waiting.has(input.name)) return [];
    return [{ name: input.name, title: input.title || input.name, possible: values }];
  });
}

/** The names of all inputs whose being shown hangs on an input, over however many others. */
function waitingFor(inputs: readonly Input[], name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [name];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const input of inputs) {
      if (found.has(input.name) || !input.showIf.some(({ parameter }) => parameter === next)) continue;
      found.add(input.name);
      pending.push(input.name);
    }
  }
  return found;
}

/** What a new condition waits for, until another value is chosen. */
export function firstValue(possible: Possible): unknown {
  switch (possible.kind) {
    case "oneOf":
      return possible.values[0] ?? "";
    case "between":
      return possible.values[0] ?? possible.values[1] ?? 0;
    default:
      return "";
  }
}

/** As the metadata has it: one value by itself, several as a list. */
export const written = (values: readonly unknown[]): unknown => (values.length === 1 ? values[0] : values);

export const sameValue = (one: unknown, other: unknown): boolean => asText(one) === asText(other);

/** A value typed by hand, or why there can be none such. */
export function parseValue(possible: Possible, text: string): { value: unknown } | { problem: string } {
  if (possible.kind !== "between") return { value: text };
  const number = asNumber(text);
  if (number === null) return { problem: `"${text}" is not a number` };
  const [min, max] = possible.values;
  if (min !== null && number < min) return { problem: `Values begin at ${min}` };
  if (max !== null && number > max) return { problem: `Values end at ${max}` };
  return { value: number };
}

/** Whether an input can ever have a value. */
export function canBe(possible: Possible, value: unknown): boolean {
  switch (possible.kind) {
    case "oneOf":
      return possible.values.some((one) => sameValue(one, value));
    case "between":
      return "value" in parseValue(possible, asText(value));
    default:
      return true;
  }
}

/** The values after one more was chosen; the empty text that a condition begins with gives way to it. */
export const withValue = (values: readonly unknown[], value: unknown): unknown[] => [
  ...values.filter((each) => each !== "" && !sameValue(each, value)),
  value,
];
