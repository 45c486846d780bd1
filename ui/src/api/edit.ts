// Edits of a metadata file. What an edit makes stale of what is looked at now is asked in the same call, so that
// the answer is drawn in one frame instead of waiting for trips of its own.
import type { Query } from "@tanstack/react-query";

import type { Answer } from "../generated/Answer";
import type { Edit } from "../generated/Edit";
import type { Outcome } from "../generated/Outcome";
import { staleKeys } from "./keys";
import { queryClient } from "./queryClient";
import { studio } from "./studio";

/** What an edit did, and which answers of the shell it has already brought up to date. */
export interface Edited extends Outcome {
  known: ReadonlySet<Query>;
}

/** Edits with the same `merge` key that follow each other closely become one undo step. */
export async function edit(
  path: string,
  edits: Edit[],
  label: string,
  merge: string | null = null,
): Promise<Edited> {
  const asked = lookedAt(path);
  const outcome = await studio.edit(
    path,
    edits,
    label,
    merge,
    asked.flatMap(({ meta }) => meta?.question() ?? []),
  );
  const known = asked.filter((query, at) => keep(query, outcome.answers[at] ?? null));
  return { ...outcome, known: new Set(known) };
}

function lookedAt(path: string): Query[] {
  const cache = queryClient.getQueryCache();
  const stale = staleKeys(path).flatMap((queryKey) => cache.findAll({ queryKey, type: "active" }));
  return [...new Set(stale)].filter(({ meta }) => meta !== undefined);
}

/** A question that was asked again meanwhile knows more than this answer: it is left to its own. */
function keep(query: Query, answer: Answer | null): boolean {
  if (answer === null || query.state.fetchStatus === "fetching") return false;
  queryClient.setQueryData(query.queryKey, answer);
  return true;
}
