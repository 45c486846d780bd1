import Box from "@mui/material/Box";
import type { Theme } from "@mui/material/styles";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";

import type { Table } from "../generated/Table";
import { codeFont } from "../theme/studioTheme";
import { nextSorting, orderOf, type Sorting } from "./order";
import { Row } from "./Row";
import { HEADER_HEIGHT, RowsHeader, type ColumnTypes } from "./RowsHeader";
import { widthsOf } from "./widths";

export interface RowsTableProps {
  /** What assistive technology calls it: "Rows of trade_areas". */
  label: string;
  table: Table;
  /** The place of the chosen row in `table.rows`, whatever the order on the screen. */
  selected?: number | null;
  /** Without it rows cannot be chosen. */
  onSelect?(row: number | null): void;
  /** Lets each column's type be changed. */
  types?: ColumnTypes | undefined;
}

export const ROW_HEIGHT = 26;

/** Rows under their columns' names and types. Only what is in sight is drawn, so a hundred thousand rows scroll too. */
export function RowsTable({ label, table, selected = null, onSelect, types }: RowsTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const order = useMemo(() => orderOf(table, sorting), [table, sorting]);
  const widths = useMemo(() => widthsOf(table), [table]);
  const numberWidth = Math.max(36, String(table.rows.length).length * 8 + 18);
  const width = widths.reduce((sum, each) => sum + each, numberWidth);
  // The library's answers change between draws, which the compiler must know.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // The header takes room above the rows, and lies on them once they scroll.
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  const { scrollToIndex } = virtual;

  // A row chosen elsewhere, on the map say, comes into sight.
  useEffect(() => {
    const at = selected === null ? -1 : order.indexOf(selected);
    if (at >= 0) scrollToIndex(at, { align: "auto" });
  }, [selected, order, scrollToIndex]);

  function move(event: KeyboardEvent) {
    if (!onSelect || order.length === 0 || event.target !== event.currentTarget) return;
    const at = selected === null ? -1 : order.indexOf(selected);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? order.length - 1 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: order.length - 1,
    };
    const wanted = steps[event.key];
    if (event.key === "Escape" && selected !== null) onSelect(null);
    else if (wanted === undefined) return;
    else onSelect(order[Math.min(order.length - 1, Math.max(0, wanted))] ?? null);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <Box
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={table.rows.length + 1}
      aria-colcount={table.columns.length + 1}
      aria-activedescendant={selected === null ? undefined : `${id}-${selected}`}
      tabIndex={0}
      onKeyDown={move}
      sx={look}
    >
      <RowsHeader
        columns={table.columns}
        widths={widths}
        numberWidth={numberWidth}
        width={width}
        sorting={sorting}
        types={types}
        onSort={(column) => setSorting(nextSorting(sorting, column))}
      />
      <Box
        role="rowgroup"
        sx={{ position: "relative", height: virtual.getTotalSize(), width, minWidth: "100%" }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = order[index] ?? 0;
          return (
            <Row
              key={row}
              id={`${id}-${row}`}
              at={row}
              shownAt={index}
              top={start - HEADER_HEIGHT}
              columns={table.columns}
              widths={widths}
              numberWidth={numberWidth}
              values={table.rows[row] ?? noValues}
              isSelected={row === selected}
              onSelect={onSelect}
            />
          );
        })}
      </Box>
      {table.rows.length === 0 && <Box sx={{ p: 2, color: "text.secondary" }}>No rows</Box>}
    </Box>
  );
}

const noValues: unknown[] = [];

function look({ palette }: Theme) {
  return {
    position: "relative",
    height: "100%",
    minHeight: 0,
    overflow: "auto",
    outline: "none",
    fontSize: 12,
    fontVariantNumeric: "tabular-nums",
    bgcolor: "background.paper",
    contain: "strict",
    "&:focus-visible": { boxShadow: `inset 0 0 0 2px ${palette.primary.main}` },
    "& [role=row]": { display: "flex", boxSizing: "border-box" },
    "& .cell": {
      flex: "none",
      boxSizing: "border-box",
      padding: "4px 10px",
      lineHeight: "17px",
      height: ROW_HEIGHT,
      overflow: "hidden",
      textOverflow: "ellipsis",
      whiteSpace: "nowrap",
      borderBottom: `1px solid ${palette.divider}`,
    },
    "& .cell.number": { textAlign: "right" },
    "& .cell.geography, & .cell.nested": { fontFamily: codeFont, fontSize: 11 },
    "& .cell.null": { color: palette.text.disabled, fontSize: 11, letterSpacing: "0.03em" },
    "& .at": {
      position: "sticky",
      left: 0,
      zIndex: 1,
      color: palette.text.secondary,
      fontSize: 11,
      textAlign: "right",
      backgroundColor: palette.background.default,
      borderRight: `1px solid ${palette.divider}`,
    },
    "& .body:hover .cell": {
      backgroundImage: `linear-gradient(${palette.action.hover}, ${palette.action.hover})`,
    },
    "& .body[aria-selected=true] .cell": {
      backgroundImage: `linear-gradient(${palette.action.selected}, ${palette.action.selected})`,
    },
    "& .body[aria-selected=true] .at": { color: palette.primary.main, fontWeight: 600 },
  };
}
