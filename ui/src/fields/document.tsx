// Which metadata file the fields below write into, and what is wrong with it.
import { createContext, useContext, useMemo, type ReactNode } from "react";

import { edit } from "../api/edit";
import { change, useProblems } from "../api/queries";
import type { Edit } from "../generated/Edit";
import type { Outcome } from "../generated/Outcome";
import type { Problem } from "../generated/Problem";

interface DocumentContext {
  path: string;
  /** The query whose answer holds what the fields show; the same list each time. */
  queryKey: readonly unknown[];
}

const File = createContext<DocumentContext>({ path: "metadata.json", queryKey: [] });
const Problems = createContext<readonly Problem[]>([]);

const none: readonly Problem[] = [];

interface DocumentProps extends DocumentContext {
  children: ReactNode;
}

export function MetadataDocument({ path, queryKey, children }: DocumentProps) {
  const { data } = useProblems();
  const problems = useMemo(() => data?.filter((problem) => problem.path === path) ?? none, [data, path]);
  const file = useMemo(() => ({ path, queryKey }), [path, queryKey]);
  return (
    <File value={file}>
      <Problems value={problems}>{children}</Problems>
    </File>
  );
}

export const useDocument = (): DocumentContext => useContext(File);

/** Edits made together, as one step of the history. */
export type MakeEdits = (label: string, ...edits: Edit[]) => Promise<Outcome | null>;

/** Changes the document at once: for everything that is not typed letter by letter. */
export function useEdit(): MakeEdits {
  const { path } = useDocument();
  return useMemo(
    () =>
      (label, ...edits) =>
        change(() => edit(path, edits, label)),
    [path],
  );
}

/** What is wrong at a pointer; `deep` takes in everything below it. */
export function useMarks(pointer: string | undefined, deep = false): readonly Problem[] {
  const problems = useContext(Problems);
  return useMemo(() => {
    if (pointer === undefined || problems.length === 0) return none;
    const found = problems.filter(
      (problem) => problem.pointer === pointer || (deep && problem.pointer?.startsWith(`${pointer}/`)),
    );
    return found.length > 0 ? found : none;
  }, [problems, pointer, deep]);
}

export const useDocumentProblems = (): readonly Problem[] => useContext(Problems);
