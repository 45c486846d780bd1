import { useQuery } from "@tanstack/react-query";

import { overviewQuery } from "../api/queries";
import { useSelection } from "../state/selection";
import { useSession } from "../state/session";
import type { Action, Now } from "./action";

/** What decides whether actions are possible, followed as it changes. */
export function useNow(): Now {
  const isOpen = useSession((session) => session.stage === "open");
  const { data } = useQuery({ ...overviewQuery, enabled: isOpen });
  const selection = useSelection((store) => store.selection);
  return { overview: isOpen ? (data ?? null) : null, selection };
}

/** Whether an action is possible; the caller draws again only when that changes. */
export function usePossible({ possible }: Action): boolean {
  const isOpen = useSession((session) => session.stage === "open");
  const selection = useSelection((store) => store.selection);
  const { data } = useQuery({
    ...overviewQuery,
    enabled: isOpen,
    select: (overview) => possible({ overview, selection }),
  });
  return isOpen && data !== undefined ? data : possible({ overview: null, selection });
}
