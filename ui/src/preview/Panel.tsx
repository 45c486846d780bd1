import Box from "@mui/material/Box";
import { useCallback, useMemo, useRef, useState } from "react";

import type { Component } from "../generated/Component";
import type { FieldState } from "../generated/FieldState";
import type { Input } from "../generated/Input";
import type { Preview } from "../generated/Preview";
import { inputModule } from "../inputs/registry";
import { useSelection } from "../state/selection";
import { workflows } from "../theme/tokens";
import { AdvancedOptions } from "./AdvancedOptions";
import { dueProblem } from "./dueProblem";
import { Field } from "./Field";
import { PanelHeader } from "./PanelHeader";
import { useShowSelected } from "./useShowSelected";

interface PanelProps {
  folder: string;
  component: Component;
  icon: string | null;
  preview: Preview;
}

interface ShownField {
  key: string;
  /** The place of the input among all inputs. */
  at: number;
  input: Input;
  field: FieldState;
}

/** The settings panel as Workflows shows it. */
export function Panel({ folder, component, icon, preview }: PanelProps) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const touch = useCallback(
    (name: string) => setTouched((names) => (names.has(name) ? names : new Set(names).add(name))),
    [],
  );
  const shown = useMemo(
    () => shownFields(component.inputs, preview.fields),
    [component.inputs, preview.fields],
  );
  const [plain, advanced] = [false, true].map((is) => shown.filter(({ input }) => input.advanced === is));

  const element = useRef<HTMLElement>(null);
  const selected = useSelection(({ selection }) =>
    selection?.kind === "component" && selection.folder === folder ? selection.input : null,
  );
  useShowSelected(element, selected);

  const draw = ({ key, at, input, field }: ShownField) => (
    <Field
      key={key}
      at={at}
      folder={folder}
      input={input}
      field={field}
      tables={preview.tables}
      touched={touched.has(input.name)}
      onTouch={touch}
    />
  );

  return (
    <Box
      ref={element}
      component="section"
      aria-label="Settings panel"
      sx={{
        boxSizing: "border-box",
        width: workflows.panelWidth,
        maxWidth: "100%",
        border: `1px solid ${workflows.divider}`,
        borderRadius: `${workflows.radius}px`,
        backgroundColor: "#ffffff",
      }}
    >
      <PanelHeader component={component} icon={icon} />
      <Box sx={{ display: "flex", flexDirection: "column", gap: "16px", p: "16px" }}>
        {plain?.map(draw)}
        {shown.length === 0 && <Box sx={{ color: "text.secondary" }}>This component has no settings.</Box>}
      </Box>
      {advanced && advanced.length > 0 && (
        <AdvancedOptions
          problems={advanced.filter(({ input, field }) => dueProblem(field, touched.has(input.name))).length}
          isWanted={advanced.some(({ at }) => at === selected)}
        >
          {advanced.map(draw)}
        </AdvancedOptions>
      )}
    </Box>
  );
}

/** The inputs that have a field and show it. An input whose state has not been told yet waits for it. */
function shownFields(inputs: readonly Input[], fields: readonly FieldState[]): ShownField[] {
  const seen = new Map<string, number>();
  return inputs.flatMap((input, at) => {
    const nth = seen.get(input.name) ?? 0;
    seen.set(input.name, nth + 1);
    const field =
      fields[at]?.name === input.name ? fields[at] : fields.find(({ name }) => name === input.name);
    if (!field?.shown || inputModule(input.type).layout === "handle") return [];
    return [{ key: `${input.name} ${nth}`, at, input, field }];
  });
}
