import { useQuery } from "@tanstack/react-query";

import { keys } from "../api/keys";
import { studio } from "../api/studio";
import { useSelection } from "../state/selection";
import { useSession } from "../state/session";
import type { Now } from "./actions";

/** What decides whether actions are possible, followed as it changes. */
export function useNow(): Now {
  const isOpen = useSession((session) => session.stage === "open");
  const { data } = useQuery({ queryKey: keys.overview, queryFn: studio.overview, enabled: isOpen });
  const selection = useSelection((store) => store.selection);
  return { overview: isOpen ? (data ?? null) : null, selection };
}
