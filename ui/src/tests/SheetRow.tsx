import WarningAmber from "@mui/icons-material/WarningAmber";
import Box from "@mui/material/Box";

import type { SheetColumn } from "../generated/SheetColumn";
import { cellText, kindOf, wholeText } from "../rows/cells";
import { boundsOf, faultKey, isInside, type Cell, type Range } from "./grid";

export interface Editing {
  text: string;
  /** The cell's type does not take it. */
  wrong: boolean;
}

interface SheetRowProps {
  row: number;
  /** In pixels, from the first row. */
  top: number;
  columns: readonly SheetColumn[];
  values: readonly unknown[];
  widths: readonly number[];
  faults: ReadonlyMap<string, string>;
  selected: Range;
  /** What is typed into the active cell of this row. */
  editing: Editing | null;
  onPick(cell: Cell, extend: boolean, wholeRow?: boolean): void;
  onBegin(text: string): void;
  onType(text: string): void;
  onLeave(): void;
}

/** One row of the grid, or what is wrong with its line. */
export function SheetRow({ row, top, columns, faults, ...cells }: SheetRowProps) {
  const lineFault = faults.get(faultKey(row, null));
  return (
    <div className="row" role="row" aria-rowindex={row + 2} style={{ top }}>
      {/* The keyboard selects rows with Shift and the arrows. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span
        className="number"
        title={lineFault}
        onClick={(event) => cells.onPick({ row, column: columns.length - 1 }, event.shiftKey, true)}
      >
        {lineFault ? <WarningAmber color="error" sx={{ fontSize: 14, verticalAlign: "-2px" }} /> : row + 1}
      </span>
      {lineFault === undefined ? (
        columns.map((_, column) => (
          <SheetCell key={column} row={row} column={column} columns={columns} faults={faults} {...cells} />
        ))
      ) : (
        <Box component="span" className="cell" role="gridcell" sx={{ color: "error.main", maxWidth: 600 }}>
          {lineFault}
        </Box>
      )}
    </div>
  );
}

function SheetCell({
  row,
  column,
  columns,
  values,
  widths,
  faults,
  selected,
  editing,
  onPick,
  onBegin,
  onType,
  onLeave,
}: Omit<SheetRowProps, "top"> & Cell) {
  const { name = "", typeName = "" } = columns[column] ?? {};
  const value = values[column];
  const { active, anchor } = selected;
  const isActive = active.row === row && active.column === column;
  const isIn = isInside({ row, column }, boundsOf(selected));
  const isAlone = active.row === anchor.row && active.column === anchor.column;
  const fault = faults.get(faultKey(row, column));
  return (
    // Keys are the grid's.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      className="cell"
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={isIn}
      aria-invalid={fault !== undefined}
      title={fault}
      tabIndex={isActive ? 0 : -1}
      data-active={isActive}
      data-in={isIn && !isAlone}
      data-numeric={kindOf(typeName) === "number"}
      style={{ width: widths[column] }}
      onClick={(event) => onPick({ row, column }, event.shiftKey)}
      onDoubleClick={() => onBegin(wholeText(value))}
    >
      {value === null || value === undefined ? <span className="null">NULL</span> : cellText(value)}
      {isActive && editing && (
        <input
          // The cell was just asked to be typed into.

          autoFocus
          aria-label={`${name}, row ${row + 1}`}
          aria-invalid={editing.wrong}
          spellCheck={false}
          value={editing.text}
          onChange={(event) => onType(event.target.value)}
          onBlur={onLeave}
        />
      )}
    </div>
  );
}
