import { useDroppable } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from "react";

import { useDocumentProblems } from "../fields/document";
import type { ComponentView } from "../generated/ComponentView";
import type { Input } from "../generated/Input";
import { AddInputMenu } from "./AddInputMenu";
import { ComponentRow } from "./ComponentRow";
import { countByInput } from "./counts";
import { listId } from "./dropPlace";
import { deleteInput, duplicateInput, selectInput } from "./inputActions";
import { InputRow } from "./InputRow";
import type { PaletteSection } from "./palette";

interface InputListProps {
  component: ComponentView;
  inputs: readonly Input[];
  /** What each row is called while it is dragged. */
  ids: string[];
  selected: number | null;
  /** Where an entry of the palette would go. */
  insertAt: number | null;
  sections: readonly PaletteSection[];
  onMove(from: number, to: number): void;
}

/** A component's inputs in the order of the form, under the component itself. */
export function InputList({ component, inputs, ids, selected, insertAt, sections, onMove }: InputListProps) {
  const { folder } = component;
  const { setNodeRef } = useDroppable({ id: listId });
  const problems = useDocumentProblems();
  const counts = useMemo(() => countByInput(problems), [problems]);
  const list = useRef<HTMLUListElement>(null);

  const rowAt = (at: number) => list.current?.querySelectorAll<HTMLElement>("[data-row]")[at];
  const focusRow = (at: number) => rowAt(at)?.focus();

  useEffect(() => {
    if (selected === null) return;
    const row = list.current?.querySelectorAll("[data-row]")[selected];
    row?.scrollIntoView?.({ block: "nearest" });
  }, [selected]);

  const select = useCallback((at: number) => selectInput(folder, at), [folder]);

  function goTo(at: number) {
    if (at < 0 || at >= inputs.length) return;
    select(at);
    focusRow(at);
  }

  async function deleteAndGoOn(at: number) {
    const deleted = await deleteInput(folder, at, inputs[at]?.name ?? "", inputs.length);
    const next = Math.min(at, inputs.length - 2);
    if (deleted) requestAnimationFrame(() => (next >= 0 ? focusRow(next) : list.current?.focus()));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const row = (event.target as HTMLElement).closest("[data-row]");
    const at = row ? [...(list.current?.querySelectorAll("[data-row]") ?? [])].indexOf(row) : -1;
    if (at < 0) return;
    const act = actionOf(event, at, inputs.length);
    if (!act) return;
    event.preventDefault();
    if (act.kind === "go") goTo(act.to);
    if (act.kind === "move") onMove(at, act.to);
    if (act.kind === "delete") void deleteAndGoOn(at);
    if (act.kind === "duplicate") void duplicateInput(folder, at);
  }

  return (
    <Box
      className="designer-list"
      sx={{ minHeight: 0, display: "flex", flexDirection: "column", borderRight: 1, borderColor: "divider" }}
    >
      <Box sx={{ p: "8px 8px 0" }}>
        <ComponentRow
          folder={folder}
          title={component.metadata.title}
          icon={component.metadata.icon}
          outputs={component.metadata.outputs.length}
          isSelected={selected === null}
          problems={problems}
        />
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", minHeight: 32, pl: "16px", pr: "8px" }}>
        <Typography component="h3" sx={{ flex: 1, fontSize: 11, fontWeight: 500, color: "text.secondary" }}>
          Inputs{inputs.length > 0 && ` · ${inputs.length}`}
        </Typography>
        <AddInputMenu folder={folder} sections={sections} />
      </Box>
      <Box ref={setNodeRef} sx={{ flex: 1, minHeight: 0, overflow: "auto", p: "2px 8px 24px" }}>
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <Box
            component="ul"
            ref={list}
            tabIndex={-1}
            aria-label="Inputs"
            onKeyDown={onKeyDown}
            sx={{ m: 0, p: 0, listStyle: "none", outline: "none" }}
          >
            {inputs.map((input, at) => (
              <InputRow
                key={ids[at]}
                id={ids[at] ?? ""}
                input={input}
                at={at}
                isSelected={at === selected}
                isTabStop={at === (selected ?? 0)}
                hasLineAbove={at === insertAt}
                errors={counts.get(at)?.errors ?? 0}
                warnings={counts.get(at)?.warnings ?? 0}
                onSelect={select}
              />
            ))}
            {insertAt === inputs.length && inputs.length > 0 && (
              <Box component="li" aria-hidden sx={{ height: 2, mt: "-1px", bgcolor: "primary.main" }} />
            )}
          </Box>
        </SortableContext>
        {inputs.length === 0 && <NoInputs isOver={insertAt !== null} />}
      </Box>
    </Box>
  );
}

type RowAction = { kind: "go" | "move"; to: number } | { kind: "delete" | "duplicate" };

function actionOf(
  { key, altKey, ctrlKey, metaKey }: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">,
  at: number,
  count: number,
): RowAction | null {
  const kind = altKey ? "move" : "go";
  if (key === "ArrowUp") return { kind, to: at - 1 };
  if (key === "ArrowDown") return { kind, to: at + 1 };
  if (altKey) return null;
  if (key === "Home") return { kind, to: 0 };
  if (key === "End") return { kind, to: count - 1 };
  if (key === "Delete") return { kind: "delete" };
  if (key.toLowerCase() === "d" && (ctrlKey || metaKey)) return { kind: "duplicate" };
  return null;
}

function NoInputs({ isOver }: { isOver: boolean }) {
  return (
    <Box
      sx={{
        p: "24px 16px",
        border: "1px dashed",
        borderColor: isOver ? "primary.main" : "divider",
        bgcolor: isOver ? "action.selected" : undefined,
        borderRadius: 1,
        textAlign: "center",
        color: "text.secondary",
      }}
    >
      <Typography sx={{ fontWeight: 500, color: "text.primary" }}>No inputs yet</Typography>
      <Typography sx={{ fontSize: 12, lineHeight: "16px", mt: "4px" }}>
        Drag a type here, or click one to add it. Most components begin with a table.
      </Typography>
    </Box>
  );
}
