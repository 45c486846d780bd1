import type { FieldState } from "../../generated/FieldState";

// How a control and the words around it find each other.
export const labelId = (id: string): string => `${id}-label`;
export const descriptionId = (id: string): string => `${id}-description`;
export const problemId = (id: string): string => `${id}-problem`;

export const describedBy = (id: string): string => `${descriptionId(id)} ${problemId(id)}`;

/** Attributes that let a control be announced with its label, its description and its problem. */
export function named(id: string, { problem, required }: FieldState) {
  return {
    "aria-labelledby": labelId(id),
    "aria-describedby": describedBy(id),
    "aria-invalid": problem !== null,
    "aria-required": required,
  };
}
