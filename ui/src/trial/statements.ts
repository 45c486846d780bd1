import type { CaseResult } from "../generated/CaseResult";
import type { Extent } from "../generated/Extent";
import type { RunKind } from "../generated/RunKind";
import type { Statement } from "../generated/Statement";
import { sizeText } from "../words";
import { lineExtent } from "../problems/place";
import { stoppedBy } from "./words";

/** A statement in the list. */
export interface Listed {
  /** On one line, without its indentation. */
  title: string;
  /** As it was written, less the indentation that all of its lines share. */
  sql: string;
  run: RunKind | null;
  rows: number;
  milliseconds: number;
  /** The warehouse's name for it and what it cost there; empty on this computer. */
  job: string;
  /** Where it failed; null for what was executed. */
  failure: Extent | null;
}

const titleOf = (sql: string) => sql.trim().replaceAll(/\s+/g, " ").slice(0, 120);

/** Takes away the blank lines around a text and the indentation that its lines share. */
export function outdented(sql: string): { text: string; lines: number; columns: number } {
  const lines = sql.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const kept = lines.slice(Math.max(0, first), last + 1);
  const indents = kept
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const columns = Math.min(...indents, Infinity) === Infinity ? 0 : Math.min(...indents);
  return { text: kept.map((line) => line.slice(columns)).join("\n"), lines: Math.max(0, first), columns };
}

const jobText = ({ job, bytesBilled }: Statement): string =>
  [...(job === null ? [] : [`Job ${job}`]), ...(bytesBilled ? [`${sizeText(bytesBilled)} billed`] : [])].join(
    " · ",
  );

/** The statements that were executed, dynamic ones alone or all, and the one that failed. */
export function listed(result: CaseResult, all: boolean): Listed[] {
  const executed = result.statements
    .filter(({ dynamic }) => all || dynamic)
    .map((statement): Listed => ({
      title: titleOf(statement.sql),
      sql: outdented(statement.sql).text,
      run: statement.run,
      rows: statement.rows,
      milliseconds: statement.milliseconds,
      job: jobText(statement),
      failure: null,
    }));
  const told = stoppedBy(result)?.told;
  if (!told?.dynamic) return executed;
  const { sql, place } = told.dynamic;
  const { text, lines, columns } = outdented(sql);
  const at = { line: Math.max(1, place.line - lines), column: Math.max(1, place.column - columns) };
  return [
    ...executed,
    {
      title: titleOf(sql),
      sql: text,
      run: told.run,
      rows: 0,
      milliseconds: 0,
      job: "",
      failure: lineExtent(at),
    },
  ];
}
