import OutlinedInput from "@mui/material/OutlinedInput";
import type { ReactNode } from "react";

import { useDraft } from "./useDraft";
import { asNumber, asText } from "./values";

interface NumberFieldProps {
  id?: string;
  value: unknown;
  placeholder?: string;
  /** Words inside the field, before the number. */
  prefix?: ReactNode;
  invalid: boolean;
  /** Makes a value of what is typed. */
  parse(text: string): unknown;
  /** How far the up and down keys go; without it they do nothing. */
  step?: number;
  attributes: Record<string, unknown>;
  onChange(value: unknown): void;
}

/** A field for a number that keeps what is typed, so that what is no number can be seen and repaired. */
export function NumberField({
  id,
  value,
  placeholder,
  prefix,
  invalid,
  parse,
  step,
  attributes,
  onChange,
}: NumberFieldProps) {
  const { text, type, settle } = useDraft({ value, format: asText, parse, onChange });

  function stepBy(amount: number) {
    const number = asNumber(text) ?? 0;
    // Sums of decimals grow tails (0.1 + 0.2) that nobody typed.
    type(String(Number((number + amount).toPrecision(12))));
  }

  return (
    <OutlinedInput
      id={id}
      size="small"
      fullWidth
      value={text}
      placeholder={placeholder}
      error={invalid}
      startAdornment={prefix}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (step === undefined || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        stepBy(event.key === "ArrowUp" ? step : -step);
      }}
      slotProps={{ input: { ...attributes, inputMode: "decimal", spellCheck: false, autoComplete: "off" } }}
    />
  );
}
