import type { CaseState } from "../state/tests";
import { duration } from "../words";
import { ListRow } from "./ListRow";
import { caseVerdict, verdictWords } from "./outcomes";
import { VerdictIcon } from "./VerdictIcon";

interface CaseRowProps {
  id: string;
  state: CaseState | undefined;
  selected: boolean;
  onSelect(): void;
}

const timeOf = (state: CaseState): number =>
  state.results.reduce((sum, { milliseconds }) => sum + milliseconds, 0);

/** A test case in a list, with how it stands. */
export function CaseRow({ id, state, selected, onSelect }: CaseRowProps) {
  const verdict = caseVerdict(state);
  const stale = state?.stale ?? false;
  return (
    <ListRow
      icon={<VerdictIcon verdict={verdict} faded={stale} silent />}
      label={id || "(no id)"}
      said={`Case ${id}, ${verdictWords[verdict].toLowerCase()}${stale ? ", changed since" : ""}`}
      note={state && state.phase === "done" && state.results.length > 0 ? duration(timeOf(state)) : undefined}
      selected={selected}
      onSelect={onSelect}
    />
  );
}
