// The options that only one type has are edited in that type's own folder.
import type { ComponentType } from "react";

import type { Input } from "../generated/Input";

export interface PropertiesProps {
  input: Input;
  /** All inputs of the component, for options that name another one. */
  inputs: readonly Input[];
  /** Where the input stands in the metadata. */
  pointer: string;
}

type Properties = ComponentType<PropertiesProps>;

const found = import.meta.glob<Properties>("../inputs/*/Properties.tsx", {
  eager: true,
  import: "Properties",
});

const typeOf = (path: string) => path.split("/").at(-2) ?? "";

/** What edits the options of each type that has any besides its mode. */
export const ownProperties: Readonly<Record<string, Properties | undefined>> = Object.fromEntries(
  Object.entries(found).map(([path, properties]) => [typeOf(path), properties]),
);
