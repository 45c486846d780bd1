import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { KeyboardEvent } from "react";

import { Icon } from "../fields/Icon";
import type { InstalledExtension } from "../generated/InstalledExtension";
import { standings } from "./installed";

interface InstalledRowProps {
  installed: InstalledExtension;
  isSelected: boolean;
  onSelect(): void;
}

/** Up and down go from extension to extension. */
function step(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const rows = [...(event.currentTarget.closest("ul")?.querySelectorAll<HTMLElement>("li > button") ?? [])];
  rows[rows.indexOf(event.currentTarget) + by]?.focus();
}

/** One extension in the list, with how it stands against the open package. */
export function InstalledRow({ installed, isSelected, onSelect }: InstalledRowProps) {
  const { name, extension, icon, standing } = installed;
  const title = extension.title || name;
  const look = standing === null ? null : standings[standing];
  return (
    <li>
      <ButtonBase
        aria-label={`Inspect ${[title, extension.version, look?.label].filter(Boolean).join(", ")}`}
        aria-current={isSelected}
        onClick={onSelect}
        onKeyDown={step}
        sx={{
          width: "100%",
          gap: "10px",
          p: "6px 12px",
          justifyContent: "flex-start",
          textAlign: "left",
          bgcolor: isSelected ? "action.selected" : undefined,
          "&:hover": { bgcolor: isSelected ? "action.selected" : "action.hover" },
          "&.Mui-focusVisible": { outlineOffset: -2 },
        }}
      >
        <Icon uri={icon || null} size={28} />
        <Box sx={{ minWidth: 0, fontSize: 13, lineHeight: "18px" }}>
          <Box sx={{ fontWeight: 500, ...oneLine }}>{title}</Box>
          <Box sx={{ fontSize: 12, color: "text.secondary", ...oneLine }}>
            {extension.version}
            {look && (
              <Box component="span" sx={{ color: `${look.colour}.main` }}>
                {extension.version && " · "}
                {look.label}
              </Box>
            )}
          </Box>
        </Box>
      </ButtonBase>
    </li>
  );
}

const oneLine = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;
