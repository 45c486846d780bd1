import { memo } from "react";

import type { TableColumn } from "../generated/TableColumn";
import { cellText, kindOf } from "./cells";

interface RowProps {
  id: string;
  /** Its place as it came. */
  at: number;
  /** Its place on the screen. */
  shownAt: number;
  /** In pixels. */
  top: number;
  columns: readonly TableColumn[];
  widths: readonly number[];
  numberWidth: number;
  values: readonly unknown[];
  isSelected: boolean;
  onSelect?: ((row: number | null) => void) | undefined;
}

export const Row = memo(function Row({ id, at, shownAt, top, columns, values, ...row }: RowProps) {
  return (
    // Keys are the grid's: a row is no stop of its own.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="row"
      className="body"
      aria-rowindex={shownAt + 2}
      aria-selected={row.onSelect ? row.isSelected : undefined}
      style={{ position: "absolute", transform: `translateY(${top}px)`, minWidth: "100%" }}
      onClick={() => row.onSelect?.(at)}
    >
      <div role="rowheader" className="cell at" style={{ width: row.numberWidth }}>
        {at + 1}
      </div>
      {columns.map(({ typeName }, column) => (
        <Cell
          key={column}
          column={column}
          value={values[column]}
          typeName={typeName}
          width={row.widths[column]}
        />
      ))}
    </div>
  );
});

interface CellProps {
  column: number;
  value: unknown;
  typeName: string;
  width: number | undefined;
}

function Cell({ column, value, typeName, width }: CellProps) {
  const isNull = value === null || value === undefined;
  const text = isNull ? "NULL" : cellText(value);
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      className={`cell selectable ${kindOf(typeName)}${isNull ? " null" : ""}`}
      style={{ width }}
      title={text.length > 24 ? text : undefined}
    >
      {text}
    </div>
  );
}
