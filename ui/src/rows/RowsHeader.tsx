import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { memo, type KeyboardEvent } from "react";

import type { TableColumn } from "../generated/TableColumn";
import { codeFont } from "../theme/studioTheme";
import { kindOf } from "./cells";
import type { Sorting } from "./order";

export const HEADER_HEIGHT = 42;

/** The types a column can be given. */
export interface ColumnTypes {
  choices: readonly string[];
  onChange(column: string, type: string): void;
}

interface RowsHeaderProps {
  columns: readonly TableColumn[];
  widths: readonly number[];
  numberWidth: number;
  width: number;
  sorting: Sorting | null;
  types: ColumnTypes | undefined;
  onSort(column: number): void;
}

/** The columns' names and types; a click sorts. One stop of the Tab key, arrows go on from there. */
export const RowsHeader = memo(function RowsHeader({ columns, widths, sorting, ...header }: RowsHeaderProps) {
  const stop = sorting?.column ?? 0;
  return (
    <Box
      role="row"
      aria-rowindex={1}
      onKeyDown={walk}
      sx={{
        position: "sticky",
        top: 0,
        zIndex: 2,
        width: header.width,
        minWidth: "100%",
        height: HEADER_HEIGHT,
        bgcolor: "background.default",
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <Box
        role="columnheader"
        aria-label="Row"
        sx={{
          flex: "none",
          width: header.numberWidth,
          position: "sticky",
          left: 0,
          zIndex: 1,
          boxSizing: "border-box",
          bgcolor: "background.default",
          borderRight: 1,
          borderColor: "divider",
        }}
      />
      {columns.map((column, at) => (
        <ColumnTitle
          key={at}
          column={column}
          at={at}
          width={widths[at]}
          sorting={sorting?.column === at ? sorting : null}
          isStop={at === stop}
          types={header.types}
          onSort={header.onSort}
        />
      ))}
    </Box>
  );
});

interface ColumnTitleProps {
  column: TableColumn;
  at: number;
  width: number | undefined;
  sorting: Sorting | null;
  isStop: boolean;
  types: ColumnTypes | undefined;
  onSort(column: number): void;
}

function ColumnTitle({
  column: { name, typeName },
  at,
  width,
  sorting,
  isStop,
  types,
  onSort,
}: ColumnTitleProps) {
  const Mark = sorting?.descending ? ArrowDownward : ArrowUpward;
  const isNumber = kindOf(typeName) === "number";
  return (
    <Box
      role="columnheader"
      aria-colindex={at + 2}
      aria-sort={sorting ? (sorting.descending ? "descending" : "ascending") : "none"}
      sx={{ flex: "none", width, position: "relative" }}
    >
      <ButtonBase
        tabIndex={isStop ? 0 : -1}
        onClick={() => onSort(at)}
        title={typeName.length > 24 ? `${name} ${typeName}` : undefined}
        sx={{
          display: "flex",
          flexDirection: "column",
          alignItems: isNumber ? "flex-end" : "flex-start",
          justifyContent: "center",
          width: "100%",
          height: HEADER_HEIGHT - 1,
          p: "0 10px",
          textAlign: "left",
          "&:hover": { bgcolor: "action.hover" },
          "&.Mui-focusVisible": { outlineOffset: -2 },
        }}
      >
        <Box sx={{ display: "flex", alignItems: "center", gap: "3px", maxWidth: "100%" }}>
          <Box component="span" sx={{ ...oneLine, fontSize: 12, fontWeight: 600, lineHeight: "16px" }}>
            {name}
          </Box>
          {sorting && <Mark aria-hidden sx={{ fontSize: 13, color: "primary.main" }} />}
        </Box>
        <Box
          component="span"
          sx={{
            ...oneLine,
            fontFamily: codeFont,
            fontSize: 10.5,
            lineHeight: "15px",
            color: "text.secondary",
          }}
        >
          {types ? "\u00a0" : typeName}
        </Box>
      </ButtonBase>
      {types && <TypeSelect name={name} typeName={typeName} types={types} isNumber={isNumber} />}
    </Box>
  );
}

const oneLine = {
  maxWidth: "100%",
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
} as const;

function walk(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const titles = [...event.currentTarget.querySelectorAll("button")];
  titles[titles.findIndex((title) => title === document.activeElement) + step]?.focus();
  event.preventDefault();
}

interface TypeSelectProps {
  name: string;
  typeName: string;
  types: ColumnTypes;
  isNumber: boolean;
}

/** The type as a small choice; it lies on the title, which it is no part of. */
function TypeSelect({ name, typeName, types: { choices, onChange }, isNumber }: TypeSelectProps) {
  const listed = choices.includes(typeName) ? choices : [typeName, ...choices];
  return (
    <Select
      variant="standard"
      disableUnderline
      value={typeName}
      onChange={({ target }) => onChange(name, target.value)}
      SelectDisplayProps={{ "aria-label": `Type of ${name}` }}
      sx={{
        position: "absolute",
        bottom: 3,
        ...(isNumber ? { right: 8 } : { left: 8 }),
        maxWidth: "calc(100% - 12px)",
        height: 17,
        borderRadius: 0.5,
        color: "text.secondary",
        fontFamily: codeFont,
        fontSize: 10.5,
        "& .MuiSelect-select": { p: "0 16px 0 2px !important", minHeight: 0, lineHeight: "17px" },
        "& .MuiSelect-icon": { fontSize: 14, top: 2 },
        "&:hover": { bgcolor: "action.hover", color: "text.primary" },
      }}
    >
      {listed.map((type) => (
        <MenuItem key={type} value={type}>
          {type}
        </MenuItem>
      ))}
    </Select>
  );
}
