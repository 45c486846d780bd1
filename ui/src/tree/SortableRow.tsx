import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useMemo, type ComponentProps } from "react";

import { TreeRowView } from "./TreeRowView";

/** A component's row, which can be dragged to another place in the list. */
export function SortableRow(props: Omit<ComponentProps<typeof TreeRowView>, "grip">) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: props.row.id });
  const grip = useMemo(
    () => ({
      ref: setNodeRef,
      listeners,
      style: {
        transform: CSS.Translate.toString(transform),
        transition,
        ...(isDragging ? { zIndex: 1, position: "relative", opacity: 0.7 } : {}),
      },
    }),
    [setNodeRef, listeners, transform, transition, isDragging],
  );
  return <TreeRowView {...props} grip={grip} />;
}
