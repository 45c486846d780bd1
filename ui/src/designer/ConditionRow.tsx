import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { useEdit, useMarks } from "../fields/document";
import { set } from "../fields/edits";
import { FieldMarks, type Mark } from "../fields/FieldMarks";
import { RemoveButton } from "../fields/RemoveButton";
import { fieldId } from "../fields/TextRow";
import type { Condition } from "../generated/Condition";
import type { Possible } from "../generated/Possible";
import { canBe, firstValue, written, type Candidate } from "./conditions";
import { ConditionValues } from "./ConditionValues";

interface ConditionRowProps {
  pointer: string;
  condition: Condition;
  offered: readonly Candidate[];
  isFirst: boolean;
  onRemove(): void;
}

/** The element id of the choice of an input. */
export const parameterId = (pointer: string): string => `${fieldId(pointer)}-parameter`;

const anything: Possible = { kind: "anything" };

const noValue: Mark = {
  severity: "warning",
  message: "Without a value it is never shown. Choose at least one.",
};

/** "While [input] is [value], or any of several". */
export function ConditionRow({ pointer, condition, offered, isFirst, onRemove }: ConditionRowProps) {
  const edit = useEdit();
  const found = useMarks(pointer, true);
  const { parameter, values } = condition;
  const candidate = offered.find(({ name }) => name === parameter);
  const marks = values.length === 0 ? [noValue, ...found] : found;

  function choose(name: string) {
    const next = offered.find((each) => each.name === name);
    if (!next || name === parameter) return;
    const kept = values.filter((value) => canBe(next.possible, value));
    void edit(
      "Change condition",
      set(`${pointer}/parameter`, name),
      set(`${pointer}/value`, written(kept.length > 0 ? kept : [firstValue(next.possible)])),
    );
  }

  return (
    <Box component="li" data-pointer={pointer} sx={{ scrollMargin: "48px" }}>
      <Box sx={{ display: "flex", alignItems: "flex-start", gap: "8px" }}>
        <Box component="span" sx={{ flex: "none", width: 30, pt: "5px", color: "text.secondary" }}>
          {isFirst ? "If" : "and"}
        </Box>
        <Box sx={{ flex: 1, minWidth: 0, display: "grid", gap: "6px" }}>
          <Select
            size="small"
            fullWidth
            displayEmpty
            value={parameter}
            error={candidate === undefined}
            onChange={(event) => choose(event.target.value)}
            renderValue={() => candidate?.title ?? (parameter || "Choose an input")}
            slotProps={{ input: { "aria-label": "Input to wait for" } }}
            SelectDisplayProps={{ id: parameterId(pointer), "aria-label": "Input to wait for" }}
          >
            {!candidate && (
              <MenuItem disabled value={parameter}>
                {parameter}
              </MenuItem>
            )}
            {offered.map(({ name, title }) => (
              <MenuItem key={name} value={name}>
                {title}
                <Box component="span" sx={{ ml: "auto", pl: "20px", fontSize: 12, color: "text.secondary" }}>
                  {name}
                </Box>
              </MenuItem>
            ))}
          </Select>
          <Box sx={{ display: "flex", alignItems: "flex-start", gap: "8px" }}>
            <Box component="span" sx={{ flex: "none", pt: "5px", color: "text.secondary" }}>
              {values.length > 1 ? "is any of" : "is"}
            </Box>
            <ConditionValues
              values={values}
              possible={candidate?.possible ?? anything}
              onChange={(next) => void edit("Change condition", set(`${pointer}/value`, written(next)))}
            />
          </Box>
        </Box>
        <RemoveButton what="condition" onClick={onRemove} />
      </Box>
      <Box sx={{ pl: "38px" }}>
        <FieldMarks marks={marks} />
      </Box>
    </Box>
  );
}
