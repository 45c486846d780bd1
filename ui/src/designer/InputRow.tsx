import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import CallSplit from "@mui/icons-material/CallSplit";
import RadioButtonUnchecked from "@mui/icons-material/RadioButtonUnchecked";
import Tune from "@mui/icons-material/Tune";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Tooltip from "@mui/material/Tooltip";
import { memo, type ReactElement } from "react";

import { DragHandle } from "../fields/DragHandle";
import type { Input } from "../generated/Input";
import { inputModule } from "../inputs/registry";
import { codeFont } from "../theme/studioTheme";
import { ProblemCount } from "./ProblemCount";
import { rowLook } from "./rowLook";

interface InputRowProps {
  id: string;
  input: Input;
  at: number;
  isSelected: boolean;
  /** The one row that Tab reaches; the arrow keys go on from there. */
  isTabStop: boolean;
  /** Something from the palette would go above it. */
  hasLineAbove: boolean;
  errors: number;
  warnings: number;
  onSelect(at: number): void;
}

export const InputRow = memo(function InputRow({
  id,
  input,
  at,
  isSelected,
  isTabStop,
  hasLineAbove,
  errors,
  warnings,
  onSelect,
}: InputRowProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, transition, isDragging } =
    useSortable({ id });
  const { Icon } = inputModule(input.type);
  return (
    <Box
      component="li"
      ref={setNodeRef}
      {...listeners}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      sx={{
        ...rowLook(isSelected),
        position: "relative",
        zIndex: isDragging ? 1 : undefined,
        ...(isDragging && { bgcolor: "background.paper", boxShadow: 3 }),
        "& .drag-handle": { opacity: 0 },
        "&:hover .drag-handle, & .drag-handle:focus-visible": { opacity: 1 },
        ...(hasLineAbove && {
          "&::before": {
            content: '""',
            position: "absolute",
            insetInline: 0,
            top: -1,
            height: 2,
            bgcolor: "primary.main",
          },
        }),
      }}
    >
      <Box className="drag-handle" sx={{ position: "absolute", left: 0, display: "flex" }}>
        <DragHandle
          ref={setActivatorNodeRef}
          name={input.name}
          {...attributes}
          tabIndex={isTabStop ? 0 : -1}
        />
      </Box>
      <ButtonBase
        data-row
        aria-current={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onSelect(at)}
        sx={{
          flex: 1,
          minWidth: 0,
          minHeight: 40,
          pl: "20px",
          pr: "6px",
          gap: "8px",
          justifyContent: "flex-start",
          borderRadius: 1,
          "&.Mui-focusVisible": { outlineOffset: -2 },
        }}
      >
        <Box component="span" sx={{ display: "flex", fontSize: 18, color: "text.secondary" }}>
          <Icon fontSize="inherit" />
        </Box>
        <Box component="span" sx={{ minWidth: 0, flex: 1, textAlign: "left", "& > *": { display: "block" } }}>
          <span className="row-title">{input.title || input.name || "Untitled"}</span>
          <span className="row-detail">
            <Box component="span" sx={{ fontFamily: codeFont, fontSize: 11 }}>
              {input.name || "no name"}
            </Box>
            {` · ${input.type || "no type"}`}
          </span>
        </Box>
        <Badges input={input} />
        <ProblemCount errors={errors} warnings={warnings} />
      </ButtonBase>
    </Box>
  );
});

function Badges({ input }: { input: Input }) {
  return (
    <Box component="span" sx={{ flex: "none", display: "flex", gap: "2px", color: "text.disabled" }}>
      {input.showIf.length > 0 && <Badge says="Shown on a condition" icon={<CallSplit />} />}
      {input.advanced && <Badge says="Advanced" icon={<Tune />} />}
      {input.optional && <Badge says="Optional" icon={<RadioButtonUnchecked />} />}
    </Box>
  );
}

function Badge({ says, icon }: { says: string; icon: ReactElement }) {
  return (
    <Tooltip title={says}>
      <Box
        component="span"
        role="img"
        aria-label={says}
        sx={{ display: "flex", "& .MuiSvgIcon-root": { fontSize: 14 } }}
      >
        {icon}
      </Box>
    </Tooltip>
  );
}
