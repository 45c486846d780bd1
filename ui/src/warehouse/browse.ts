// Looking through the warehouse's tables.
import { useQuery, type UseQueryResult } from "@tanstack/react-query";

import { keys } from "../api/keys";
import { studio } from "../api/studio";
import type { TableEntry } from "../generated/TableEntry";
import type { TablePreview } from "../generated/TablePreview";
import { nameOfAct, stopAct } from "./longAct";

/** Asks under a name, and stops asking when nobody waits for the answer any more. */
function asked<Answer>(signal: AbortSignal, ask: (run: string) => Promise<Answer>): Promise<Answer> {
  const run = nameOfAct("browse");
  signal.addEventListener("abort", () => stopAct(run));
  return ask(run);
}

export const usePlaces = (): UseQueryResult<string[]> =>
  useQuery({
    queryKey: keys.places,
    queryFn: ({ signal }) => asked(signal, studio.warehousePlaces),
    refetchOnMount: "always",
  });

export const useTables = (place: string | null): UseQueryResult<TableEntry[]> =>
  useQuery({
    queryKey: keys.tables(place ?? ""),
    queryFn: ({ signal }) => asked(signal, (run) => studio.warehouseTables(run, place ?? "")),
    enabled: place !== null,
    refetchOnMount: "always",
  });

export const useTable = (path: string | null): UseQueryResult<TablePreview> =>
  useQuery({
    queryKey: keys.table(path ?? ""),
    queryFn: ({ signal }) => asked(signal, (run) => studio.warehouseTable(run, path ?? "")),
    enabled: path !== null,
    structuralSharing: false,
  });

/** How many bytes so many rows of a table take about; null where the warehouse does not say. */
export function estimate({ rows, bytes }: TableEntry, taken: number): number | null {
  if (rows === null || bytes === null || rows === 0) return null;
  return Math.round((bytes / rows) * Math.min(taken, rows));
}

/** A name for a test table: the table's own as files may be called, and a free one. */
export function stemFor(table: string, taken: readonly string[]): string {
  const base = table.replace(/[^\p{L}\p{N}_-]+/gu, "_").toLowerCase() || "rows";
  for (let number = 1; ; number++) {
    const stem = number === 1 ? base : `${base}_${number}`;
    if (!taken.includes(stem)) return stem;
  }
}
