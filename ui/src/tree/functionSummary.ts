// What a function's metadata says, in a line: both documented layouts read alike.
import { parse } from "jsonc-parser";

export interface FunctionSummary {
  name: string;
  kind: string;
  description: string;
  parameters: { name: string; type: string }[];
  returns: string;
}

type Json = Record<string, unknown>;

const record = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Null when the text is not a JSON object. */
export function functionSummary(metadata: string): FunctionSummary | null {
  const root: unknown = parse(metadata);
  if (typeof root !== "object" || root === null || Array.isArray(root)) return null;
  const own = record(root);
  const signature = record(own.signature);
  const parameters = own.parameters ?? signature.parameters;
  return {
    name: text(own.name) || text(signature.name),
    kind: text(own.type) || "function",
    description: text(own.description),
    parameters: (Array.isArray(parameters) ? parameters : []).map((parameter) => ({
      name: text(record(parameter).name),
      type: text(record(parameter).type),
    })),
    returns: text(record(own.returns).type) || text(signature.returnType),
  };
}
