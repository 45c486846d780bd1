import { named } from "../controls/ids";
import { NumberField } from "../controls/NumberField";
import { asNumber } from "../controls/values";
import type { PreviewProps } from "../types";
import { NumberSlider } from "./NumberSlider";
import { parseNumber } from "./parseNumber";

export function Preview(props: PreviewProps) {
  const { input, field, id, onChange } = props;
  const number = (
    <NumberField
      id={id}
      value={field.value}
      placeholder={input.placeholder}
      invalid={field.problem !== null}
      parse={parseNumber}
      step={1}
      attributes={named(id, field)}
      onChange={onChange}
    />
  );
  return input.own.mode === "slider" ? (
    <NumberSlider
      id={id}
      value={asNumber(field.value)}
      min={asNumber(input.own.min) ?? undefined}
      max={asNumber(input.own.max) ?? undefined}
      initial={asNumber(input.default)}
      onChange={onChange}
    >
      {number}
    </NumberSlider>
  ) : (
    number
  );
}
