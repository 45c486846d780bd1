import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";

interface TypeChoiceProps {
  label: string;
  /** Null while it is inferred. */
  value: string | null;
  /** What the rows show. */
  inferred?: string;
  typeNames: readonly string[];
  onChange(typeName: string | null): void;
}

/** A column's type: one of the usual ones, or any that is typed. */
export function TypeChoice({ label, value, inferred, typeNames, onChange }: TypeChoiceProps) {
  return (
    <Autocomplete
      freeSolo
      selectOnFocus
      options={typeNames}
      // All of them, not only those that begin as the present one does.
      filterOptions={(options) => options}
      value={value}
      onChange={(_, chosen) => onChange(chosen?.trim() || null)}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          placeholder={inferred === undefined ? "Inferred" : `Inferred: ${inferred}`}
        />
      )}
    />
  );
}
