import ArrowDropDown from "@mui/icons-material/ArrowDropDown";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import type { SheetColumn } from "../generated/SheetColumn";
import { TypeChoice } from "./TypeChoice";

interface ColumnHeadProps {
  column: SheetColumn;
  /** In pixels. */
  width: number;
  typeNames: readonly string[];
  onType(typeName: string | null): void;
  onRename(to: string): void;
  onRemove(): void;
}

/** A column's name and type, and what can be done with it. */
export function ColumnHead({ column, width, typeNames, onType, onRename, onRemove }: ColumnHeadProps) {
  const { name, typeName, given } = column;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [typed, setTyped] = useState(name);
  const close = () => setAnchor(null);
  const rename = () => {
    if (typed !== name && typed.trim() !== "") onRename(typed);
    close();
  };
  return (
    <>
      <ButtonBase
        role="columnheader"
        aria-label={`${name}, ${typeName}${given ? "" : ", inferred"}`}
        aria-haspopup="dialog"
        onClick={(event) => {
          setTyped(name);
          setAnchor(event.currentTarget);
        }}
        onKeyDown={(event) => event.stopPropagation()}
        sx={{
          flex: "none",
          width,
          boxSizing: "border-box",
          px: "8px",
          justifyContent: "flex-start",
          textAlign: "left",
          borderRight: 1,
          borderColor: "divider",
          "&:hover": { bgcolor: "action.hover" },
          "&.Mui-focusVisible": { outlineOffset: -3 },
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ ...clipped, fontSize: 12, fontWeight: 600, lineHeight: "18px" }}>{name}</Box>
          <Box
            sx={{
              ...clipped,
              fontSize: 11,
              lineHeight: "14px",
              color: given ? "text.secondary" : "text.disabled",
              fontStyle: given ? "normal" : "italic",
            }}
          >
            {typeName}
          </Box>
        </Box>
        <ArrowDropDown sx={{ fontSize: 16, color: "text.secondary" }} />
      </ButtonBase>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        onKeyDown={(event) => event.stopPropagation()}
        slotProps={{ paper: { "aria-label": `Column ${name}` } }}
      >
        <Box
          component="form"
          sx={{ p: "12px", width: 260, display: "flex", flexDirection: "column", gap: "12px" }}
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
        >
          <TextField label="Name" value={typed} onChange={(event) => setTyped(event.target.value)} />
          <TypeChoice
            label="Type"
            value={given ? typeName : null}
            inferred={given ? undefined : typeName}
            typeNames={typeNames}
            onChange={onType}
          />
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            A type that is chosen stands in the table’s .schema file.
          </Typography>
          <Box sx={{ display: "flex", justifyContent: "space-between" }}>
            <Button
              color="error"
              onClick={() => {
                close();
                onRemove();
              }}
            >
              Remove column
            </Button>
            <Button type="submit" variant="contained">
              Done
            </Button>
          </Box>
        </Box>
      </Popover>
    </>
  );
}

const clipped = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;
