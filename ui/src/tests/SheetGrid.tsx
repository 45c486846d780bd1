// A test's table as a grid: only the rows in sight are drawn, and everything is reached by keyboard.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";

import type { CellText } from "../generated/CellText";
import type { Sheet } from "../generated/Sheet";
import { wholeText } from "../rows/cells";
import { widthsOf } from "../rows/widths";
import { showToast } from "../state/toasts";
import { count } from "../words";
import { ColumnHead } from "./ColumnHead";
import { at, boundsOf, clamp, faultKey, faultMap, moved, type Cell, type Range } from "./grid";
import { headHeight, rowHeight, Scroller } from "./sheetLook";
import { SheetRow } from "./SheetRow";
import { readTsv, writeTsv } from "./tsv";

interface SheetGridProps {
  stem: string;
  sheet: Sheet;
  typeNames: readonly string[];
  selected: Range;
  onSelect(range: Range): void;
  /** False when a cell's type does not take its text; a message has said so. */
  onCells(cells: CellText[]): Promise<boolean>;
  onType(name: string, typeName: string | null): void;
  onRename(from: string, to: string): void;
  onRemoveColumn(name: string): void;
}

export function SheetGrid({
  stem,
  sheet,
  typeNames,
  selected,
  onSelect,
  onCells,
  onType,
  onRename,
  onRemoveColumn,
}: SheetGridProps) {
  const { columns, rows } = sheet;
  const widths = useMemo(() => widthsOf(sheet), [sheet]);
  const faults = useMemo(() => faultMap(sheet.faults), [sheet.faults]);
  const [editing, setEditing] = useState<{ text: string; wrong: boolean } | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  const sending = useRef(false);
  // No compiler memoizes here, so the functions it returns are called as they come.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: headHeight,
    scrollMargin: headHeight,
  });
  const { active } = selected;
  const bounds = boundsOf(selected);
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);

  useEffect(() => {
    if (!hadFocus.current) return;
    virtual.scrollToIndex(active.row);
    const cell = scroller.current?.querySelector<HTMLElement>("[data-active=true]");
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!editing) cell?.focus({ preventScroll: true });
    // The active cell keeps the keyboard wherever it goes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active.row, active.column, editing === null, rows.length]);

  const nameAt = (column: number) => columns[column]?.name ?? "";
  const valueAt = (row: number, column: number) => rows[row]?.[column];
  const begin = (text: string) => {
    if (!faults.has(faultKey(active.row, null))) setEditing({ text, wrong: false });
  };

  function pick(cell: Cell, extend: boolean, wholeRow = false) {
    const isHere = cell.row === active.row && cell.column === active.column;
    if (editing && isHere) return;
    if (editing) void commit(0, 0);
    hadFocus.current = true;
    const anchor = extend ? selected.anchor : { ...cell, column: wholeRow ? 0 : cell.column };
    onSelect({ anchor, active: cell });
  }

  async function commit(down: number, right: number) {
    // Leaving the field that Enter has just sent sends nothing more.
    if (!editing || sending.current) return;
    sending.current = true;
    const { row, column } = active;
    const isSame = editing.text === wholeText(valueAt(row, column));
    const isTaken = isSame || (await onCells([{ row, column: nameAt(column), text: editing.text }]));
    sending.current = false;
    setEditing(isTaken ? null : { ...editing, wrong: true });
    if (!isTaken) return;
    if (down === 0 && right === 0) return;
    onSelect(at(clamp(row + down, rows.length - 1), clamp(column + right, columns.length - 1)));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (editing) {
      const step: Record<string, [number, number]> = {
        Enter: [event.shiftKey ? -1 : 1, 0],
        Tab: [0, event.shiftKey ? -1 : 1],
      };
      const [down, right] = step[event.key] ?? [0, 0];
      if (event.nativeEvent.isComposing) return;
      if (event.key === "Escape") setEditing(null);
      else if (step[event.key]) void commit(down, right);
      else return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const next = moved(selected, event, rows.length, columns.length, page);
    if (next) {
      event.preventDefault();
      return onSelect(next);
    }
    const mod = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key === "Enter" || event.key === "F2") begin(wholeText(valueAt(active.row, active.column)));
    else if (event.key === "Delete" || event.key === "Backspace") void onCells(cellsIn(null));
    else if (mod && event.key.toLowerCase() === "a")
      onSelect({
        anchor: { row: 0, column: 0 },
        active: { row: rows.length - 1, column: columns.length - 1 },
      });
    else if (!mod && event.key.length === 1) begin(event.key);
    else return;
    event.preventDefault();
  }

  function cellsIn(text: string | null): CellText[] {
    const cells: CellText[] = [];
    for (let row = bounds.top; row <= bounds.bottom; row++)
      for (let column = bounds.left; column <= bounds.right; column++)
        if (valueAt(row, column) !== null) cells.push({ row, column: nameAt(column), text });
    return cells;
  }

  function onCopy(event: ClipboardEvent) {
    if (editing) return;
    const block = rows
      .slice(bounds.top, bounds.bottom + 1)
      .map((row) => row.slice(bounds.left, bounds.right + 1).map(wholeText));
    event.clipboardData.setData("text/plain", writeTsv(block));
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent) {
    if (editing) return;
    event.preventDefault();
    const block = readTsv(event.clipboardData.getData("text/plain"));
    const room = columns.length - bounds.left;
    const left = Math.max(0, ...block.map((texts) => texts.length - room));
    if (left > 0)
      showToast({
        severity: "warning",
        message: `${count(left, "pasted column")} beyond the last one ${left === 1 ? "was" : "were"} left out`,
        help: "Add columns first, then paste again",
      });
    const cells = block.flatMap((texts, down) =>
      texts
        .slice(0, room)
        .map((text, right) => ({ row: bounds.top + down, column: nameAt(bounds.left + right), text })),
    );
    if (cells.length > 0) void onCells(cells);
  }

  return (
    <Scroller
      ref={scroller}
      role="grid"
      aria-label={`Rows of ${stem}`}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onPaste={onPaste}
      onFocus={() => (hadFocus.current = true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) hadFocus.current = false;
      }}
    >
      <div className="head" role="row" aria-rowindex={1}>
        <span className="number" style={{ zIndex: 3 }} />
        {columns.map((column, index) => (
          <ColumnHead
            key={column.name}
            column={column}
            width={widths[index] ?? 120}
            typeNames={typeNames}
            onType={(typeName) => onType(column.name, typeName)}
            onRename={(to) => onRename(column.name, to)}
            onRemove={() => onRemoveColumn(column.name)}
          />
        ))}
      </div>
      <div style={{ position: "relative", height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: row, start }) => (
          <SheetRow
            key={row}
            row={row}
            top={start - headHeight}
            columns={columns}
            values={rows[row] ?? []}
            widths={widths}
            faults={faults}
            selected={selected}
            editing={active.row === row ? editing : null}
            onPick={pick}
            onBegin={begin}
            onType={(text) => setEditing({ text, wrong: false })}
            onLeave={() => (editing?.wrong ? setEditing(null) : void commit(0, 0))}
          />
        ))}
      </div>
    </Scroller>
  );
}
