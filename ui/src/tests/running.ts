// Starting, following and stopping runs of test cases.
import { onSaved, onTouched, settled } from "../api/apply";
import { testCasesQuery } from "../api/queries";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { Captured } from "../generated/Captured";
import type { CaseKey } from "../generated/CaseKey";
import type { TestEvent } from "../generated/TestEvent";
import type { TestRequest } from "../generated/TestRequest";
import { useEngine } from "../state/engine";
import { useSettings } from "../state/settings";
import { useTests } from "../state/tests";
import { showError } from "../state/toasts";

let runs = 0;

async function casesOf(components: readonly string[], ids: readonly string[]): Promise<CaseKey[]> {
  const index = await queryClient.fetchQuery(testCasesQuery);
  return Object.entries(index)
    .filter(([component]) => components.length === 0 || components.includes(component))
    .flatMap(([component, known]) => known.map((id) => ({ component, id })))
    .filter(({ id }) => ids.length === 0 || ids.includes(id));
}

function hear(name: string): (event: TestEvent) => void {
  return (event) => {
    const tests = useTests.getState();
    if (tests.run?.name !== name) return;
    if (event.kind === "started") tests.started(event.case);
    else tests.finished(event.result);
  };
}

function request(components: string[], cases: string[]): TestRequest {
  const { engine, compare, installFirst, jobs } = useEngine.getState();
  const isThere = engine === "warehouse";
  return {
    components,
    cases,
    engine,
    sessionToo: useTests.getState().sessionToo,
    jobs: isThere ? jobs : 0,
    besideOffline: isThere && compare,
    noDeploy: isThere && !installFirst,
  };
}

/** Runs what `work` asks for under a name of its own; what ran before is stopped. */
async function under<T>(keys: CaseKey[], work: (name: string) => Promise<T>): Promise<T | null> {
  cancelTests();
  const name = `tests ${++runs}`;
  useTests.getState().begin(name, keys);
  try {
    return await work(name);
  } catch (error) {
    showError(error);
    return null;
  } finally {
    useTests.getState().finish(name, null);
  }
}

/** Runs the cases of some components, of all when none is named; of them only those with these ids, if any are given. */
export async function runTests(components: string[], cases: string[] = []): Promise<void> {
  await settled();
  const keys = await casesOf(components, cases).catch(() => []);
  if (keys.length === 0 && cases.length > 0) return;
  await under(keys, async (name) => {
    const end = await studio.runTests(name, request(components, cases), hear(name));
    useTests.getState().finish(name, end);
  });
}

/** What the fixtures of a component's cases would hold; null when that could not be found out. */
export async function captureTests(component: string, cases: string[]): Promise<Captured[] | null> {
  await settled();
  const keys = await casesOf([component], cases).catch(() => []);
  return under(keys, (name) => studio.captureTests(name, request([component], cases), hear(name)));
}

export function cancelTests(): void {
  const { run } = useTests.getState();
  if (!run || run.cancelling) return;
  useTests.setState({ run: { ...run, cancelling: true } });
  void studio.cancelRun(run.name).catch(showError);
}

const sharedByAll = /^(metadata\.json$|functions\/)/;
const tested = /^components\/([^/]+)\/(metadata\.json$|src\/|test\/)/;

/** The components whose tests a change of these files concerns; null for all of them. */
export function concerned(paths: readonly string[]): ReadonlySet<string> | null {
  if (paths.some((path) => sharedByAll.test(path))) return null;
  return new Set(paths.flatMap((path) => tested.exec(path)?.[1] ?? []));
}

/** Those of a run that is under way and have not been told of yet. */
const unfinished = (): string[] =>
  useTests.getState().run === null
    ? []
    : Object.entries(useTests.getState().cases)
        .filter(([, states]) => Object.values(states).some(({ phase }) => phase !== "done"))
        .map(([folder]) => folder);

async function rerun(paths: readonly string[]): Promise<void> {
  const index = await queryClient.fetchQuery(testCasesQuery).catch(() => ({}) as Record<string, string[]>);
  const touched = concerned(paths);
  const wanted = new Set([...unfinished(), ...(touched ?? Object.keys(index))]);
  const components = [...wanted].filter((folder) => (index[folder] ?? []).length > 0);
  if (components.length > 0) await runTests(components);
}

/** Marks results as out of date when what they are of changes, and runs anew on save where that is wanted. */
export function followTests(): () => void {
  const leave = [
    onTouched((paths) => {
      const touched = concerned(paths);
      if (touched === null || touched.size > 0)
        useTests.getState().outdate((folder) => touched?.has(folder) ?? true);
      if (paths.some((path) => path.endsWith("/test/test.json") || path === "metadata.json"))
        void queryClient
          .fetchQuery(testCasesQuery)
          .then(useTests.getState().prune)
          .catch(() => undefined);
    }),
    onSaved((paths) => {
      // A warehouse costs time and money: nothing runs there unasked.
      if (useSettings.getState().rerunTests && useEngine.getState().engine === "local") void rerun(paths);
    }),
  ];
  return () => leave.forEach((stop) => stop());
}
