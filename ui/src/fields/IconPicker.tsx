import KeyboardArrowDown from "@mui/icons-material/KeyboardArrowDown";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ButtonBase from "@mui/material/ButtonBase";
import Popover from "@mui/material/Popover";
import { useState } from "react";

import { change, useOverviewPart } from "../api/queries";
import { studio } from "../api/studio";
import type { IconEntry } from "../generated/IconEntry";
import type { Outcome } from "../generated/Outcome";
import type { Overview } from "../generated/Overview";
import { chooseIcon } from "../shell/fileDialogs";
import { useEdit } from "./document";
import { remove, set } from "./edits";
import { Icon } from "./Icon";
import { Row } from "./Row";
import { fieldId } from "./TextRow";

interface IconPickerProps {
  pointer: string;
  /** The file name the metadata has. */
  name: string;
  /** Offers to have none. */
  optional?: boolean;
}

const iconsOf = ({ icons }: Overview) => icons;

/** Imports a picture and tells its name; the studio would show the picture, and here the form stays. */
async function importPicture(): Promise<string | null> {
  const source = await chooseIcon();
  if (source === null) return null;
  let name: string | null = null;
  const staying = (outcome: Outcome): Outcome => {
    name = outcome.select?.kind === "icon" ? outcome.select.name : null;
    return { ...outcome, select: null };
  };
  await change(() => studio.importIcon(source).then(staying));
  return name;
}

/** The icon, chosen among the package's pictures. */
export function IconPicker({ pointer, name, optional = false }: IconPickerProps) {
  const edit = useEdit();
  const icons = useOverviewPart(iconsOf) ?? [];
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = fieldId(pointer);

  function choose(chosen: string | null) {
    setAnchor(null);
    if (chosen !== null && chosen !== name) void edit("Change icon", set(pointer, chosen));
  }

  async function takeIn() {
    setAnchor(null);
    choose(await importPicture());
  }

  return (
    <Row label="Icon" id={id} pointer={pointer}>
      <ButtonBase
        id={id}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          width: 1,
          height: 40,
          px: "4px",
          gap: "8px",
          justifyContent: "flex-start",
          border: 1,
          borderColor: "var(--field-border, rgba(128, 136, 144, 0.45))",
          borderRadius: 1,
          fontSize: 13,
          "&:hover": { borderColor: "text.primary" },
        }}
      >
        <Icon uri={icons.find((icon) => icon.name === name)?.uri} size={30} />
        <Box component="span" sx={{ flex: 1, textAlign: "left", color: name ? undefined : "text.disabled" }}>
          {name || "No icon"}
        </Box>
        <KeyboardArrowDown sx={{ color: "text.secondary" }} />
      </ButtonBase>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{
          paper: { role: "dialog", "aria-label": "Choose an icon", sx: { p: "8px", maxWidth: 340 } },
        }}
      >
        {icons.length > 0 && (
          <Box
            sx={{
              display: "grid",
              gridTemplateColumns: "repeat(3, 1fr)",
              gap: "4px",
              maxHeight: 320,
              overflow: "auto",
            }}
          >
            {icons.map((icon) => (
              <Tile
                key={icon.name}
                icon={icon}
                chosen={icon.name === name}
                onChoose={() => choose(icon.name)}
              />
            ))}
          </Box>
        )}
        <Box sx={{ display: "flex", justifyContent: "space-between", pt: "8px" }}>
          <Button onClick={() => void takeIn()}>Import…</Button>
          {optional && name !== "" && (
            <Button
              onClick={() => {
                setAnchor(null);
                void edit("Remove icon", remove(pointer));
              }}
            >
              No icon
            </Button>
          )}
        </Box>
      </Popover>
    </Row>
  );
}

function Tile({ icon, chosen, onChoose }: { icon: IconEntry; chosen: boolean; onChoose(): void }) {
  return (
    <ButtonBase
      autoFocus={chosen}
      aria-pressed={chosen}
      title={icon.problem ?? icon.name}
      onClick={onChoose}
      sx={{
        width: 104,
        p: "8px 4px 4px",
        flexDirection: "column",
        gap: "6px",
        borderRadius: 1,
        bgcolor: chosen ? "action.selected" : undefined,
        "&:hover": { bgcolor: chosen ? "action.selected" : "action.hover" },
      }}
    >
      <Icon uri={icon.uri} size={48} />
      <Box
        component="span"
        sx={{ width: 1, fontSize: 11, lineHeight: "14px", overflow: "hidden", textOverflow: "ellipsis" }}
      >
        {icon.name}
      </Box>
    </ButtonBase>
  );
}
