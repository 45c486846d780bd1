import type { ComponentType } from "react";

import type { ConnectedTable } from "../generated/ConnectedTable";
import type { FieldState } from "../generated/FieldState";
import type { Input } from "../generated/Input";

/**
 * What a type's control gets. The form around it draws the label with `labelId(id)`, the required mark,
 * the description and the problem; the control names itself by them (see `controls/ids.ts`).
 */
export interface PreviewProps {
  input: Input;
  field: FieldState;
  tables: readonly ConnectedTable[];
  /** The element id of what takes the keyboard. */
  id: string;
  onChange(value: unknown): void;
}

/**
 * Where the form puts a control: under its label, before its label, or not at all, because the node on the
 * canvas has a handle for it.
 */
export type Layout = "under" | "before" | "handle";

/** One input type, as the window knows it. */
export interface InputModule {
  /** The type's name in the metadata. */
  type: string;
  layout: Layout;
  Icon: ComponentType<{ fontSize?: "inherit" | "small" | "medium" }>;
  Preview: ComponentType<PreviewProps>;
}
