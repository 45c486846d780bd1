// What can be typed next in a component's SQL: its own parameters first.
import { completeFromList, type Completion, type CompletionSource } from "@codemirror/autocomplete";

import type { ParameterView } from "../generated/ParameterView";
import type { Provider } from "../generated/Provider";
import { functions, keywords, types } from "./sqlWords";

const vocabulary: Completion[] = [
  ...[...keywords].map((label) => ({ label, type: "keyword" })),
  ...[...types].map((label) => ({ label, type: "type" })),
  ...[...functions].map((label) => ({ label, type: "function", apply: `${label}(` })),
];

/** Snowflake reads a parameter as `:name`, BigQuery by its bare name. */
export function parameterCompletions(
  parameters: readonly ParameterView[],
  provider: Provider | null,
): Completion[] {
  return parameters.map(({ name, sqlType, role, description }) => ({
    label: provider === "snowflake" ? `:${name}` : name,
    type: "variable",
    detail: `${sqlType} · ${role}`,
    info: description || undefined,
    boost: 10,
  }));
}

export function sqlCompletions(
  parameters: readonly ParameterView[],
  provider: Provider | null,
): CompletionSource {
  const own = parameterCompletions(parameters, provider);
  const fromList = completeFromList([...own, ...vocabulary]);
  return (context) => {
    const typed = context.matchBefore(/:?\w+/);
    if (!typed && !context.explicit) return null;
    if (typed?.text.startsWith(":")) return { from: typed.from, options: own, validFor: /^:\w*$/ };
    return fromList(context);
  };
}
