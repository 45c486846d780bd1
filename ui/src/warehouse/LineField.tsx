import TextField, { type TextFieldProps } from "@mui/material/TextField";

interface LineFieldProps extends Omit<TextFieldProps, "onChange" | "value"> {
  label: string;
  value: string;
  onChange(text: string): void;
}

const plain = { htmlInput: { spellCheck: false, autoComplete: "off", autoCapitalize: "off" } };

/** A name or an address: nothing that a spelling checker knows. */
export function LineField({ onChange, ...field }: LineFieldProps) {
  return <TextField {...field} slotProps={plain} onChange={(event) => onChange(event.target.value)} />;
}
