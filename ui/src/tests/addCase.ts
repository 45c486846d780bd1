import { change } from "../api/apply";
import { arrived } from "../api/arrived";
import { keys } from "../api/queries";
import { queryClient } from "../api/queryClient";
import { studio } from "../api/studio";
import type { Outcome } from "../generated/Outcome";
import type { TestsView } from "../generated/TestsView";
import { useTests } from "../state/tests";

const idsOf = (folder: string): string[] =>
  queryClient.getQueryData<TestsView>(keys.tests(folder))?.cases.map(({ case: { id } }) => id) ?? [];

/** Makes a case, in one way or another, and shows its form. */
export async function addCase(folder: string, make: () => Promise<Outcome>): Promise<void> {
  const known = idsOf(folder);
  if (!(await change(make))) return;
  await arrived(keys.tests(folder));
  const added = idsOf(folder).find((id) => !known.includes(id));
  if (added === undefined) return;
  useTests.getState().show(folder, { kind: "case", id: added });
  useTests.setState({ detail: "case" });
}

export const addNewCase = (folder: string): Promise<void> =>
  addCase(folder, () => studio.addTestCase(folder));
