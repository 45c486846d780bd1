import Cancel from "@mui/icons-material/Cancel";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useEffect, useRef } from "react";
import type { FeatureLabel } from "./features";
import { COLORS, focusRing } from "./theme";

/** Chips beyond this would only slow the dialog; the text has them all. */
const MAX_CHIPS = 200;

export interface FeatureChipsProps {
  labels: readonly FeatureLabel[];
  selected: number | undefined;
  onSelect(index: number): void;
  onRemove(index: number): void;
}

/** What is drawn, the newest first: a click selects, the cross removes. */
export function FeatureChips({ labels, selected, onSelect, onRemove }: FeatureChipsProps) {
  const newestFirst = labels.map(({ label }, index) => ({ label, index })).reverse();
  const more = newestFirst.length - MAX_CHIPS;
  const list = useRef<HTMLUListElement>(null);
  const count = useRef(labels.length);

  useEffect(() => {
    // A chip that goes takes the keyboard with it: the next one takes it over.
    const fewer = labels.length < count.current;
    count.current = labels.length;
    if (fewer && document.activeElement === document.body) list.current?.querySelector("button")?.focus();
  }, [labels.length]);

  return (
    <Box
      component="ul"
      ref={list}
      aria-label="Drawn features"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: "4px",
        m: 0,
        p: "4px 8px 4px 12px",
        overflowX: "auto",
        scrollbarWidth: "none",
        // Chips beyond the edge fade out, so that one sees there are more.
        maskImage: "linear-gradient(to left, transparent, #000 8px)",
        listStyle: "none",
      }}
    >
      {newestFirst.slice(0, MAX_CHIPS).map(({ label, index }) => (
        <FeatureChip
          key={label}
          label={label}
          isSelected={index === selected}
          onSelect={() => onSelect(index)}
          onRemove={() => onRemove(index)}
        />
      ))}
      {more > 0 && <Box component="li" sx={{ fontSize: 11, whiteSpace: "nowrap" }}>{`and ${more} more`}</Box>}
    </Box>
  );
}

interface FeatureChipProps {
  label: string;
  isSelected: boolean;
  onSelect(): void;
  onRemove(): void;
}

function FeatureChip({ label, isSelected, onSelect, onRemove }: FeatureChipProps) {
  return (
    <Box
      component="li"
      data-testid="draw-chip"
      sx={{
        display: "flex",
        alignItems: "center",
        flex: "none",
        height: 24,
        borderRadius: "12px",
        bgcolor: COLORS.drawn,
        boxShadow: isSelected ? `inset 0 0 0 2px ${COLORS.drawnDark}` : "none",
      }}
    >
      <ButtonBase
        aria-pressed={isSelected}
        onClick={onSelect}
        onKeyDown={(event) => {
          if (event.key === "Delete" || event.key === "Backspace") {
            event.stopPropagation();
            onRemove();
          }
        }}
        sx={{
          height: 24,
          pl: "8px",
          pr: "6px",
          borderRadius: "12px",
          fontFamily: "inherit",
          fontSize: 11,
          fontWeight: 500,
          letterSpacing: "0.35px",
          whiteSpace: "nowrap",
          ...focusRing,
        }}
      >
        {label}
      </ButtonBase>
      <ButtonBase
        aria-label={`Remove ${label}`}
        onClick={onRemove}
        sx={{
          mr: "5px",
          borderRadius: "50%",
          color: COLORS.drawnDark,
          opacity: 0.75,
          "&:hover": { opacity: 1 },
          ...focusRing,
        }}
      >
        <Cancel sx={{ fontSize: 16 }} />
      </ButtonBase>
    </Box>
  );
}
