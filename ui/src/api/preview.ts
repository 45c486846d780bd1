// The live preview: asked of Rust at every letter, one question at a time.
import { useQuery, type UseQueryResult } from "@tanstack/react-query";

import type { Preview } from "../generated/Preview";
import type { PreviewRequest } from "../generated/PreviewRequest";
import type { Question } from "../generated/Question";
import { usePreviewValues } from "../state/previewValues";
import { keys } from "./keys";
import { latest } from "./latest";
import { queryClient } from "./queryClient";
import { studio } from "./studio";

function request(folder: string): PreviewRequest {
  const { values, schemas, dryRun } = usePreviewValues.getState();
  return { folder, values: values(folder), schemas: schemas(folder), dryRun };
}

export const previewQuery = (folder: string) => ({
  queryKey: keys.preview(folder),
  queryFn: () => studio.preview(request(folder)),
  meta: { question: (): Question => ({ about: "preview", request: request(folder) }) },
});

/** What the preview shows of what is typed now; while a newer answer is on its way, the one before stays. */
export const usePreview = (folder: string): UseQueryResult<Preview> =>
  // What was typed while nobody looked changed the answer.
  useQuery({ ...previewQuery(folder), refetchOnMount: "always" });

/** A part of the preview; the caller draws again only when that part changes. Keep `part` outside the component. */
export const usePreviewPart = <Part>(folder: string, part: (preview: Preview) => Part): Part | undefined =>
  useQuery({ ...previewQuery(folder), select: part }).data;

/** Asks anew whenever something is typed, never twice at a time, until the returned function is called. */
export function followTyping(folder: string): () => void {
  const queryKey = keys.preview(folder);
  const asks = latest(() => queryClient.refetchQueries({ queryKey, exact: true }));
  const stop = usePreviewValues.subscribe((now, before) => {
    const changed =
      now.byFolder[folder] !== before.byFolder[folder] ||
      now.schemasByFolder[folder] !== before.schemasByFolder[folder] ||
      now.dryRun !== before.dryRun;
    if (changed) asks.push(undefined);
  });
  return () => {
    stop();
    asks.close();
  };
}
