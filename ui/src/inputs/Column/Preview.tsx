import { Dropdown } from "../controls/Dropdown";
import { MultiSelect } from "../controls/MultiSelect";
import { asText } from "../controls/values";
import type { PreviewProps } from "../types";

const NONE = "No columns of a matching type";

export function Preview(props: PreviewProps) {
  const { input, field, id, onChange } = props;
  if (input.own.mode === "multiple") return <MultiSelect {...props} none={NONE} />;
  return (
    <Dropdown
      id={id}
      value={asText(field.value)}
      field={field}
      choices={field.choices}
      placeholder={input.placeholder || "Select a field"}
      none={NONE}
      onClear={field.required ? undefined : () => onChange(null)}
      onChange={onChange}
    />
  );
}
