// A plan on its way: made, looked at, carried out, ended.
import { useCallback, useEffect, useRef, useState } from "react";

import { studio } from "../api/studio";
import type { ActDone } from "../generated/ActDone";
import type { PlanEnd } from "../generated/PlanEnd";
import type { PlanView } from "../generated/PlanView";
import { nameOfAct, stopAct } from "./longAct";

export type PlanPhase =
  | { kind: "planning" }
  /** Nothing was changed. */
  | { kind: "failed"; error: unknown }
  | { kind: "ready"; plan: PlanView }
  | { kind: "running"; plan: PlanView; at: number; done: ActDone[]; cancelling: boolean }
  | { kind: "ended"; plan: PlanView; end: PlanEnd }
  /** It may have been carried out in part. */
  | { kind: "lost"; plan: PlanView; done: ActDone[]; error: unknown };

/** Makes a plan under a name; null when what was made is told elsewhere. */
type Make = (run: string) => Promise<PlanView | null>;

export function usePlan(make: Make) {
  const [phase, setPhase] = useState<PlanPhase>({ kind: "planning" });
  const underWay = useRef<string | null>(null);
  const planned = useRef<string>("");

  const plan = useCallback((by: Make) => {
    if (underWay.current !== null) stopAct(underWay.current);
    const run = nameOfAct("plan");
    underWay.current = run;
    setPhase({ kind: "planning" });
    const isLast = () => underWay.current === run;
    by(run)
      .then((view) => {
        if (!isLast() || view === null) return;
        planned.current = run;
        setPhase({ kind: "ready", plan: view });
      })
      .catch((error: unknown) => {
        if (isLast()) setPhase({ kind: "failed", error });
      });
  }, []);

  const first = useRef(make);
  useEffect(() => {
    plan(first.current);
    return () => {
      if (underWay.current !== null) stopAct(underWay.current);
      underWay.current = null;
    };
  }, [plan]);

  async function carryOut(view: PlanView): Promise<PlanEnd | null> {
    const run = nameOfAct("carry out");
    underWay.current = run;
    const done: ActDone[] = [];
    setPhase({ kind: "running", plan: view, at: 0, done: [], cancelling: false });
    const change = (part: object) =>
      setPhase((now) => (now.kind === "running" && underWay.current === run ? { ...now, ...part } : now));
    try {
      const end = await studio.carryOutPlan(run, planned.current, (event) => {
        if (event.kind === "started") change({ at: event.at });
        else {
          done.push(event.done);
          change({ done: [...done] });
        }
      });
      if (underWay.current === run) setPhase({ kind: "ended", plan: view, end });
      return end;
    } catch (error) {
      if (underWay.current === run) setPhase({ kind: "lost", plan: view, done, error });
      return null;
    }
  }

  function cancel() {
    if (phase.kind !== "running" || underWay.current === null) return;
    stopAct(underWay.current);
    setPhase({ ...phase, cancelling: true });
  }

  return { phase, plan, carryOut, cancel };
}
