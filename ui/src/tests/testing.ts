// A component with test cases, to put on the screen in tests.
import { keys } from "../api/keys";
import { queryClient } from "../api/queryClient";
import type { CaseView } from "../generated/CaseView";
import type { ComponentView } from "../generated/ComponentView";
import type { TestsView } from "../generated/TestsView";
import { field, input } from "../inputs/testing";
import { mockShell, outcome } from "../test/shell";

export const path = "components/near/test/test.json";

const component: ComponentView = {
  folder: "near",
  metadataPath: "components/near/metadata.json",
  metadata: {
    name: "near",
    title: "Near",
    description: "",
    version: "1.0.0",
    icon: "",
    externalReference: null,
    cartoEnvVars: ["apiBaseUrl"],
    inputs: [
      input({ name: "places", title: "Places", type: "Table" }),
      input({ name: "label", title: "Label", type: "String" }),
      input({ name: "all", title: "All of them", type: "Boolean" }),
    ],
    outputs: [{ name: "found", title: "Found", description: "", type: "Table" }],
    procedureName: null,
  },
  possible: [],
  broken: null,
  logic: { layout: "procedure", procedure: "p" },
  parameters: [],
  testCases: [],
  docs: [],
};

export const form = (part: Partial<CaseView> = {}): CaseView => ({
  case: {
    id: "first",
    inputs: { places: "shops", label: "a", all: null },
    envVars: {},
    setupTables: {},
    skipOutput: [],
    testSorting: true,
  },
  fields: [
    field({ name: "places", value: "shops" }),
    field({ name: "label", value: "a" }),
    field({ name: "all", value: null }),
  ],
  strangers: [],
  tables: [],
  hasFixture: false,
  ...part,
});

/** Puts these cases behind the page; `sent` tells what a command was called with. */
export function openCases(cases: CaseView[]) {
  const tests: TestsView = { folder: "near", path, broken: null, cases, stems: ["shops", "towns"] };
  const answer = () => outcome({ touched: [path] });
  const calls = mockShell({
    component: () => component,
    component_tests: () => tests,
    problems: () => ({ revision: 1, problems: [] }),
    set_test_input: answer,
    rename_test_case: answer,
    edit: answer,
  });
  queryClient.setQueryData(keys.component("near"), component);
  const sent = (command: string) => calls.filter((call) => call.command === command).map(({ args }) => args);
  return { tests, sent };
}
