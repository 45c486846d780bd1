import Tooltip from "@mui/material/Tooltip";
import type { ReactNode } from "react";

import { useTests, type TestsStore } from "../state/tests";
import { caseVerdict, sayTally, tally, worst, type Verdict } from "./outcomes";
import { VerdictIcon } from "./VerdictIcon";

const statesOf = ({ cases }: TestsStore, folder?: string) =>
  folder === undefined ? Object.values(cases).flatMap(Object.values) : Object.values(cases[folder] ?? {});

/** "Tests: 1 failed, 2 passed"; empty before anything ran. */
export function saidOfTests(store: TestsStore, folder?: string): string {
  const verdicts = statesOf(store, typeof folder === "string" ? folder : undefined).map(caseVerdict);
  if (verdicts.some((verdict) => verdict === "running" || verdict === "waiting")) return "tests running";
  const said = sayTally(tally(verdicts));
  return said && `tests: ${said}`;
}

/** One word for several cases, and whether it is out of date. Not a colour until every case has run to an end. */
const summary = (store: TestsStore, folder?: string): `${Verdict}${"" | " stale"}` => {
  const states = statesOf(store, folder);
  return `${worst(states.map(caseVerdict))}${states.some(({ stale }) => stale) ? " stale" : ""}`;
};

interface TestMarkProps {
  /** All components without it. */
  folder?: string;
  /** Stands there before anything ran. */
  blank?: ReactNode;
}

/** How the tests of a component, or of the whole package, stand. */
export function TestMark({ folder, blank = null }: TestMarkProps) {
  const [verdict, stale] = useTests((store) => summary(store, folder)).split(" ") as [Verdict, string?];
  const said = useTests((store) => saidOfTests(store, folder));
  if (verdict === "none") return blank;
  return (
    <Tooltip title={`${said.charAt(0).toUpperCase()}${said.slice(1)}${stale ? " (changed since)" : ""}`}>
      <span data-verdict={verdict} style={{ display: "inline-flex" }}>
        <VerdictIcon verdict={verdict} size={14} faded={stale !== undefined} silent />
      </span>
    </Tooltip>
  );
}
