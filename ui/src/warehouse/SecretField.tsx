import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";

import type { SecretPlace } from "../generated/SecretPlace";

interface SecretFieldProps {
  label: string;
  /** Where the one before is kept; none where there is none. */
  kept: SecretPlace | null;
  optional: boolean;
  value: string;
  lasting: boolean;
  onChange(secret: string): void;
  onLasting(on: boolean): void;
}

const places: Record<SecretPlace, string> = {
  keyring: "Kept in the system’s keyring. Type to replace it.",
  memory: "Kept until the studio is closed. Type to replace it.",
};

/** A secret as it is typed: it is shown to nobody, and never comes back from where it is kept. */
export function SecretField({
  label,
  kept,
  optional,
  value,
  lasting,
  onChange,
  onLasting,
}: SecretFieldProps) {
  const hint = kept === null ? (optional ? "Where the key has one" : undefined) : places[kept];
  return (
    <Stack>
      <TextField
        type="password"
        label={label}
        required={!optional && kept === null}
        value={value}
        placeholder={kept === null ? "" : "••••••••"}
        helperText={hint}
        slotProps={{ htmlInput: { autoComplete: "new-password", spellCheck: false } }}
        onChange={(event) => onChange(event.target.value)}
      />
      <FormControlLabel
        control={<Checkbox checked={lasting} onChange={(_, on) => onLasting(on)} />}
        label="Keep it in the system’s keyring"
        sx={{ mt: "2px" }}
      />
    </Stack>
  );
}
