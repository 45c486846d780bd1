import { useEffect, useRef, type RefObject } from "react";

/**
 * Scrolls to the field of the input that is selected in the designer, once for each selection: the field may
 * appear later, and afterwards people may scroll on.
 */
export function useShowSelected(panel: RefObject<Element | null>, selected: number | null): void {
  const shown = useRef<number | null>(null);

  useEffect(() => {
    if (shown.current === selected) return;
    const field = selected === null ? null : panel.current?.querySelector(`[data-at="${selected}"]`);
    if (selected !== null && !field) return;
    field?.scrollIntoView({ block: "nearest" });
    shown.current = selected;
  });
}
