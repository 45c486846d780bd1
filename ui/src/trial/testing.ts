// Results to put on the screen in tests.
import type { CaseResult } from "../generated/CaseResult";
import type { Statement } from "../generated/Statement";
import type { Table } from "../generated/Table";
import type { TrialSetup } from "../generated/TrialSetup";

export const statement = (sql: string, part: Partial<Statement> = {}): Statement => ({
  sql,
  rows: 1,
  milliseconds: 2,
  dynamic: true,
  job: null,
  bytesBilled: null,
  run: "full",
  ...part,
});

export const areas: Table = {
  columns: [
    { name: "site", typeName: "STRING" },
    { name: "score", typeName: "FLOAT64" },
  ],
  rows: [
    ["A", 2.5],
    ["B", null],
  ],
};

export const resultOf = (part: Partial<CaseResult> = {}): CaseResult => ({
  case: { component: "alpha", id: "" },
  engine: "local",
  mode: "qualified",
  outcome: { kind: "passed" },
  warnings: [],
  outputs: [
    { name: "scored", dry: { columns: areas.columns, rows: [] }, full: areas, dryCount: 0, fullCount: 2 },
  ],
  statements: [statement("CREATE TABLE scored AS SELECT 1")],
  offline: null,
  milliseconds: 12,
  ...part,
});

export const setup: TrialSetup = {
  tables: ["sites", "stores"],
  cases: [
    { id: "1", values: { km: 5 }, tables: { places: "sites" } },
    { id: "far", values: { km: 90 }, tables: {} },
  ],
  types: ["STRING", "INT64", "FLOAT64"],
  nextId: "2",
};
