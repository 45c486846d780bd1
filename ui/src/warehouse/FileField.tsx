import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";

import { chooseFile } from "../shell/fileDialogs";
import { LineField } from "./LineField";

interface FileFieldProps {
  label: string;
  /** The file dialog's title. */
  title: string;
  endings: string[];
  value: string;
  helperText?: string;
  onChange(path: string): void;
}

/** A file's path, typed or chosen. */
export function FileField({ label, title, endings, value, helperText, onChange }: FileFieldProps) {
  async function choose() {
    const path = await chooseFile(title, endings);
    if (path !== null) onChange(path);
  }
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: "flex-start" }}>
      <LineField required label={label} value={value} helperText={helperText} onChange={onChange} />
      <Button variant="outlined" onClick={() => void choose()} sx={{ flex: "none", height: 32, mt: "20px" }}>
        Choose…
      </Button>
    </Stack>
  );
}
