import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";

/** Adds a row under a list. */
export function AddButton({ children, onClick }: { children: ReactNode; onClick(): void }) {
  return (
    <Button data-add startIcon={<Add />} onClick={onClick} sx={{ alignSelf: "flex-start", ml: "-10px" }}>
      {children}
    </Button>
  );
}
