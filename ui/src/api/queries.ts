// What the window knows of the package: asked once, kept, and asked again when a change touched it.
import { useQuery, type UseQueryResult } from "@tanstack/react-query";

import type { ComponentView } from "../generated/ComponentView";
import type { FileText } from "../generated/FileText";
import type { Overview } from "../generated/Overview";
import type { Problem } from "../generated/Problem";
import type { Problems } from "../generated/Problems";
import type { PythonTrust } from "../generated/PythonTrust";
import type { Question } from "../generated/Question";
import type { Registry } from "../generated/Registry";
import type { SheetView } from "../generated/SheetView";
import type { Startup } from "../generated/Startup";
import type { State } from "../generated/State";
import type { TestsView } from "../generated/TestsView";
import { keys } from "./keys";
import { queryClient } from "./queryClient";
import { studio } from "./studio";

export { change, run, settled, onFlush } from "./apply";
export { latest } from "./latest";
export { usePreview } from "./preview";
export { keys } from "./keys";

export const useStartup = (): UseQueryResult<Startup> =>
  useQuery({ queryKey: keys.startup, queryFn: studio.startup });

export const useRegistry = (): UseQueryResult<Registry> =>
  useQuery({ queryKey: keys.registry, queryFn: studio.registry });

export const overviewQuery = {
  queryKey: keys.overview,
  queryFn: studio.overview,
  meta: { question: (): Question => ({ about: "overview" }) },
};

export const componentQuery = (folder: string) => ({
  queryKey: keys.component(folder),
  queryFn: () => studio.component(folder),
  meta: { question: (): Question => ({ about: "component", folder }) },
});

/** The package without its state, which changes with every letter while this seldom does. */
export type Contents = Omit<Overview, "state">;

const contents = ({ state: _, ...contents }: Overview): Contents => contents;

export const useOverview = (): UseQueryResult<Contents> => useQuery({ ...overviewQuery, select: contents });

/** A part of the package's state; the caller draws again only when that part changes. */
export const useStatePart = <Part>(part: (state: State) => Part): Part | undefined =>
  useOverviewPart(({ state }) => part(state));

/** A part of the overview; the caller draws again only when that part changes. Keep `part` outside the component. */
export const useOverviewPart = <Part>(part: (overview: Overview) => Part): Part | undefined =>
  useQuery({ ...overviewQuery, select: part }).data;

export const useComponent = (folder: string): UseQueryResult<ComponentView> =>
  useQuery(componentQuery(folder));

/** A part of a component; the caller draws again only when that part changes. Keep `part` outside the component. */
export const useComponentPart = <Part>(
  folder: string,
  part: (component: ComponentView) => Part,
): Part | undefined => useQuery({ ...componentQuery(folder), select: part }).data;

/** A list told by an event while the question was under way is at least as new as the answer. */
async function newestProblems(): Promise<Problems> {
  const answer = await studio.problems();
  const told = queryClient.getQueryData<Problems>(keys.problems);
  return told && told.revision >= answer.revision ? told : answer;
}

const problemsOf = ({ problems }: Problems) => problems;

export const useProblems = (): UseQueryResult<Problem[]> =>
  useQuery({ queryKey: keys.problems, queryFn: newestProblems, select: problemsOf });

export const useFileText = (path: string): UseQueryResult<FileText> =>
  useQuery({
    queryKey: keys.file(path),
    queryFn: () => studio.fileText(path),
    meta: { question: () => ({ about: "file", path }) },
  });

/** The ids of all test cases, by component. */
export const testCasesQuery = { queryKey: keys.testCases, queryFn: studio.testCases };

export const useTestCases = (): UseQueryResult<Record<string, string[]>> => useQuery(testCasesQuery);

export const useComponentTests = (folder: string): UseQueryResult<TestsView> =>
  useQuery({ queryKey: keys.tests(folder), queryFn: () => studio.componentTests(folder) });

export const useTestSheet = (folder: string, stem: string): UseQueryResult<SheetView> =>
  useQuery({
    queryKey: keys.sheet(folder, stem),
    queryFn: () => studio.testSheet(folder, stem),
    // Comparing a large table with the one before costs more than drawing its few rows anew.
    structuralSharing: false,
  });

export const usePythonTrust = (): UseQueryResult<PythonTrust> =>
  useQuery({ queryKey: keys.pythonTrust, queryFn: studio.pythonTrust });

export const useGenerated = (folder: string): UseQueryResult<string> =>
  useQuery({
    queryKey: keys.generated(folder),
    queryFn: () => studio.generated(folder),
    meta: { question: () => ({ about: "generated", folder }) },
  });
