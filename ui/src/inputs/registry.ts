// Every input type of the window: a folder beside this file. Adding a type touches nothing here.
import type { InputModule } from "./types";
import undocumented from "./Undocumented";

const found = import.meta.glob<InputModule>("./*/index.ts", { eager: true, import: "default" });

export const inputModules: Readonly<Record<string, InputModule>> = Object.fromEntries(
  Object.values(found).map((module) => [module.type, module]),
);

/** The module of a type; one for all that the documentation does not know. */
export function inputModule(type: string): InputModule {
  return Object.hasOwn(inputModules, type) ? (inputModules[type] ?? undocumented) : undocumented;
}
