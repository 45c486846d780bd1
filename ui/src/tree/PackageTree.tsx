import {
  closestCenter,
  DndContext,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";

import { keys } from "../api/keys";
import { useProblems, type Contents } from "../api/queries";
import { queryClient } from "../api/queryClient";
import type { Overview } from "../generated/Overview";
import type { Problem } from "../generated/Problem";
import { importIcon, listComponent, moveComponent, moveComponentBy } from "../shell/commands";
import { openDialog } from "../state/dialogs";
import { useLayout } from "../state/layout";
import { useSelection } from "../state/selection";
import { SortableRow } from "./SortableRow";
import { TreeMenu } from "./TreeMenu";
import { treeCommand } from "./treeKeys";
import { countByRow, rowOfSelection, treeRows, type TreeRow } from "./treeModel";
import { rowElementId, rowHeight, TreeRowView, type RowActions } from "./TreeRowView";

const noProblems: Problem[] = [];

/** Shows the new order at once; the shell's answer confirms it, or brings the old one back. */
async function reorder(overview: Contents, from: number, to: number) {
  const components = [...overview.components];
  const [moved] = components.splice(from, 1);
  if (!moved) return;
  components.splice(to, 0, moved);
  queryClient.setQueryData<Overview>(keys.overview, (known) => known && { ...known, components });
  if (!(await moveComponent(moved.folder, to)))
    await queryClient.invalidateQueries({ queryKey: keys.overview });
}

function focusRow(id: string) {
  document.getElementById(rowElementId(id))?.focus();
}

/** The package: its extension, components, functions, icons and docs. */
export function PackageTree({ overview }: { overview: Contents }) {
  const problems = useProblems().data ?? noProblems;
  const folded = useLayout((layout) => layout.folded);
  const selection = useSelection((store) => store.selection);
  const rows = useMemo(() => treeRows(overview, countByRow(problems), folded), [overview, problems, folded]);
  const selected = rowOfSelection(rows, selection)?.id ?? null;

  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ row: TreeRow; at: { left: number; top: number } } | null>(null);
  const focused = rows.find(({ id }) => id === focusedId)?.id ?? selected ?? "extension";
  const focusedIndex = rows.findIndex(({ id }) => id === focused);

  const scroller = useRef<HTMLDivElement>(null);
  // No compiler memoizes here, so the functions it returns are called as they come.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    paddingStart: 4,
    paddingEnd: 12,
    // The row with the focus stays, however far it is scrolled away.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return focusedIndex < 0 || shown.includes(focusedIndex)
        ? shown
        : [...shown, focusedIndex].sort((a, b) => a - b);
    },
  });

  const selectedIndex = rows.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex);
    // Only a new selection scrolls: rows that move under it do not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);

  const fold = useCallback((row: TreeRow, isFolded: boolean) => {
    if (row.kind === "section") useLayout.getState().fold(row.section, isFolded);
  }, []);

  const actions = useMemo<RowActions>(
    () => ({
      open: (row) => {
        setFocusedId(row.id);
        focusRow(row.id);
        if (row.kind === "section") fold(row, !row.folded);
        else useSelection.getState().select(row.selection);
      },
      menu: (row, at) => {
        setFocusedId(row.id);
        setMenu({ row, at });
      },
      add: (row) => {
        if (row.kind === "section" && row.section === "icons") void importIcon();
        else openDialog({ kind: "addComponent" });
      },
      list: (row) => {
        if (row.kind === "component") void listComponent(row.detail);
      },
    }),
    [fold],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const command = treeCommand(rows, focused, event);
    const row = rows.find(({ id }) => id === command?.id);
    if (!command || !row) return;
    event.preventDefault();
    event.stopPropagation();
    switch (command.kind) {
      case "focus":
        setFocusedId(command.id);
        virtual.scrollToIndex(rows.indexOf(row));
        requestAnimationFrame(() => focusRow(command.id));
        return;
      case "fold":
        return fold(row, command.folded);
      case "open":
        return actions.open(row);
      case "add":
        return actions.add(row);
      case "menu": {
        const place = document.getElementById(rowElementId(row.id))?.getBoundingClientRect();
        return actions.menu(row, { left: (place?.left ?? 0) + 28, top: place?.bottom ?? 0 });
      }
      case "rename":
      case "delete":
      case "move":
        if (row.kind !== "component") return;
        if (command.kind === "move") return moveComponentBy(row.detail, command.step);
        return openDialog({
          kind: command.kind === "rename" ? "renameComponent" : "deleteComponent",
          folder: row.detail,
        });
    }
  };

  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const draggable = useMemo(
    () => overview.components.filter(({ listed }) => listed).map(({ folder }) => `component:${folder}`),
    [overview.components],
  );
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const from = draggable.indexOf(String(active.id));
    const to = over ? draggable.indexOf(String(over.id)) : -1;
    if (from >= 0 && to >= 0 && from !== to) void reorder(overview, from, to);
  };

  return (
    <Box sx={{ display: "flex", flexDirection: "column", height: "100%", minHeight: 0 }}>
      <Box ref={scroller} sx={{ flex: 1, overflowY: "auto", overflowX: "hidden", minHeight: 0 }}>
        <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
          <SortableContext items={draggable} strategy={verticalListSortingStrategy}>
            <Box
              role="tree"
              aria-label="Package"
              tabIndex={-1}
              onKeyDown={onKeyDown}
              sx={{ position: "relative", height: virtual.getTotalSize(), outline: "none" }}
            >
              {virtual.getVirtualItems().map(({ index, key, start }) => {
                const row = rows[index];
                if (!row) return null;
                const RowView = draggable.includes(row.id) ? SortableRow : TreeRowView;
                return (
                  <div
                    key={key}
                    role="presentation"
                    style={{ position: "absolute", top: start, left: 0, right: 0 }}
                  >
                    <RowView
                      row={row}
                      selected={row.id === selected}
                      focused={row.id === focused}
                      actions={actions}
                    />
                  </div>
                );
              })}
            </Box>
          </SortableContext>
        </DndContext>
      </Box>
      {overview.components.length === 0 && (
        <Box sx={{ p: 2, borderTop: 1, borderColor: "divider" }}>
          <Typography sx={{ color: "text.secondary", mb: 1 }}>
            A package needs at least one component.
          </Typography>
          <Button variant="outlined" onClick={() => openDialog({ kind: "addComponent" })}>
            Add component
          </Button>
        </Box>
      )}
      {menu && (
        <TreeMenu
          {...menu}
          overview={overview}
          onClose={() => {
            setMenu(null);
            focusRow(menu.row.id);
          }}
        />
      )}
    </Box>
  );
}
