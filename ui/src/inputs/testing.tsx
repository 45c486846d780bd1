// What the tests of the input types share.
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { vi } from "vitest";

import type { ConnectedTable } from "../generated/ConnectedTable";
import type { FieldState } from "../generated/FieldState";
import type { Input } from "../generated/Input";
import { labelId } from "./controls/ids";
import type { PreviewProps } from "./types";

export const input = (given: Partial<Input>): Input => ({
  name: "field",
  title: "",
  type: "",
  description: "",
  placeholder: "",
  helper: "",
  optional: false,
  advanced: false,
  noDefault: false,
  default: null,
  showIf: [],
  own: {},
  ...given,
});

export const field = (given: Partial<FieldState>): FieldState => ({
  name: "field",
  shown: true,
  required: true,
  value: null,
  choices: [],
  problem: null,
  ...given,
});

interface Given {
  input?: Partial<Input>;
  field?: Partial<FieldState>;
  tables?: ConnectedTable[];
}

/** Draws a type's control under the label "Field", in a form that keeps what it is told. */
export function renderPreview(Preview: React.ComponentType<PreviewProps>, given: Given = {}) {
  const told = vi.fn<(value: unknown) => void>();
  let give: (value: unknown) => void = () => undefined;

  function Form() {
    const [value, setValue] = useState<unknown>(given.field?.value ?? null);
    give = setValue;
    return (
      <>
        <label id={labelId("it")} htmlFor="it">
          Field
        </label>
        <Preview
          id="it"
          input={input(given.input ?? {})}
          field={field({ ...given.field, value: value as FieldState["value"] })}
          tables={given.tables ?? []}
          onChange={(changed) => {
            told(changed);
            setValue(changed);
          }}
        />
      </>
    );
  }

  render(<Form />);
  return { told, give: (value: unknown) => give(value), user: userEvent.setup() };
}
