import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import TextField from "@mui/material/TextField";
import { useState } from "react";

import { TypeChoice } from "./TypeChoice";

interface NewColumnProps {
  taken: readonly string[];
  typeNames: readonly string[];
  onAdd(name: string, typeName: string): void;
}

/** Asks for a new column's name and type. */
export function NewColumn({ taken, typeNames, onAdd }: NewColumnProps) {
  const usual = typeNames[0] ?? "STRING";
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState("");
  const [typeName, setTypeName] = useState(usual);
  const isTaken = taken.some((each) => each.toLowerCase() === name.trim().toLowerCase());
  const isPossible = name.trim() !== "" && !isTaken;
  return (
    <>
      <Button
        startIcon={<AddIcon />}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Column
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { "aria-label": "New column" } }}
      >
        <Box
          component="form"
          sx={{ p: "12px", width: 260, display: "flex", flexDirection: "column", gap: "12px" }}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isPossible) return;
            onAdd(name.trim(), typeName);
            setAnchor(null);
            setName("");
            setTypeName(usual);
          }}
        >
          <TextField
            autoFocus
            label="Name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={isTaken}
            helperText={isTaken ? "There is a column of this name" : undefined}
          />
          <TypeChoice
            label="Type"
            value={typeName}
            typeNames={typeNames}
            onChange={(chosen) => setTypeName(chosen ?? usual)}
          />
          <Button type="submit" variant="contained" disabled={!isPossible} sx={{ alignSelf: "flex-end" }}>
            Add column
          </Button>
        </Box>
      </Popover>
    </>
  );
}
