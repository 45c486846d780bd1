// What the shell says of the input types, as far as the tests of the forms need it.
import type { OptionSpec } from "../generated/OptionSpec";
import type { PaletteGroup } from "../generated/PaletteGroup";
import type { Registry } from "../generated/Registry";

const option = (key: string, values: string[] = []): OptionSpec => ({ key, title: key, help: "", values });

type Entry = [label: string, template?: Record<string, unknown>];

const type = (name: string, group: PaletteGroup, options: OptionSpec[], ...palette: Entry[]) => ({
  name,
  summary: `What ${name} is for`,
  documented: true,
  options,
  palette: palette.map(([label, template]) => ({
    label,
    group,
    hint: `What ${label} is for`,
    template: { type: name, ...template },
  })),
});

export const registry: Registry = {
  types: [
    type("Table", "Data", [], ["Table"]),
    type(
      "Column",
      "Data",
      [option("parent"), option("dataType"), option("mode", ["multiple"])],
      ["Column"],
      ["Columns", { mode: "multiple" }],
    ),
    type(
      "String",
      "Text",
      [option("mode", ["multiline"])],
      ["Text"],
      ["Multiline text", { mode: "multiline" }],
    ),
    type(
      "Number",
      "Numbers",
      [option("min"), option("max"), option("mode", ["slider"])],
      ["Number"],
      ["Slider", { mode: "slider", min: 0, max: 100, default: 50 }],
    ),
    type("Boolean", "Choices", [], ["Checkbox", { default: false }]),
    type("Selection", "Choices", [option("options"), option("mode")], ["Selection", { options: ["a", "b"] }]),
  ],
  envVars: [
    { name: "apiBaseUrl", description: "Address of the API", sample: "https://api.example" },
    { name: "bigqueryRegion", description: "Region the workflow runs in", sample: "us" },
  ],
  dataTypes: ["string", "number", "geography"],
};
