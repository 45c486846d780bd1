import Box from "@mui/material/Box";
import { memo } from "react";

import type { ConnectedTable } from "../generated/ConnectedTable";
import type { FieldState } from "../generated/FieldState";
import type { Input } from "../generated/Input";
import { inputModule } from "../inputs/registry";
import { usePreviewValues } from "../state/previewValues";
import { dueProblem } from "./dueProblem";
import { FieldLabel } from "./FieldLabel";
import { FieldNotes } from "./FieldNotes";

interface FieldProps {
  folder: string;
  input: Input;
  field: FieldState;
  tables: readonly ConnectedTable[];
  /** The place of the input among all inputs. */
  at: number;
  /** Whether someone has been in the field; before that, what is only missing is not held against them. */
  touched: boolean;
  onTouch(name: string): void;
}

/** One field of the panel. It draws again only when something of its own changes. */
export const Field = memo(function Field({ folder, input, field, tables, at, touched, onTouch }: FieldProps) {
  const { name } = input;
  const id = `field-${at}`;
  const typed = usePreviewValues((store) => store.byFolder[folder]?.[name]);
  const set = usePreviewValues((store) => store.set);
  const { Preview, layout } = inputModule(input.type);

  const problem = dueProblem(field, touched);
  const control = (
    <Preview
      input={input}
      // What is typed shows at once; what Rust makes of it follows within the frame.
      field={{ ...field, value: typed === undefined ? field.value : (typed as FieldState["value"]), problem }}
      tables={tables}
      id={id}
      onChange={(value) => set(folder, name, value)}
    />
  );

  return (
    <Box data-input={name} data-at={at} onBlur={() => onTouch(name)}>
      {layout === "before" ? (
        <Box sx={{ display: "flex", alignItems: "flex-start", ml: "-4px" }}>
          {control}
          <FieldLabel id={id} input={input} required={field.required} beside />
        </Box>
      ) : (
        <>
          <FieldLabel id={id} input={input} required={field.required} />
          {control}
        </>
      )}
      <FieldNotes id={id} description={input.description} problem={problem} />
    </Box>
  );
});
