import { useEffect, useState, type RefObject } from "react";

/** How far below the window something counts as seen, so that it is ready when it is scrolled to. */
const AHEAD = "200px";

/** Whether an element has ever been on the screen. */
export function useSeen(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);

  useEffect(() => {
    if (seen || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [seen, element]);

  return seen;
}
