import { useQuery } from "@tanstack/react-query";

import { overviewQuery } from "../api/queries";
import { useSelection } from "../state/selection";
import { useSession } from "../state/session";
import type { Now } from "./actions";

/** What decides whether actions are possible, followed as it changes. */
export function useNow(): Now {
  const isOpen = useSession((session) => session.stage === "open");
  const { data } = useQuery({ ...overviewQuery, enabled: isOpen });
  const selection = useSelection((store) => store.selection);
  return { overview: isOpen ? (data ?? null) : null, selection };
}
