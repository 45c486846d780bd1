import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const EXAMPLE = join(
  import.meta.dirname,
  "../../examples/retail-site-selection",
);

export const FOLDER = "filter_by_search_area";
export const TITLE = "Filter by Search Area";

/** A type for every place of the form, so that the panel holds controls of all costs. */
const kinds: Record<string, unknown>[] = [
  { type: "String" },
  { type: "Number", min: 0, max: 100, default: 5 },
  { type: "Boolean", default: true },
  { type: "Selection", options: ["one", "two"], default: "one" },
  { type: "Number", mode: "slider", min: 0, max: 100, default: 5 },
];

/** A copy of an example, one of whose components asks for a hundred things. */
export async function packageWithLargeForm(inputs = 100): Promise<string> {
  const root = join(
    await mkdtemp(join(tmpdir(), "extension-studio-bench-")),
    "large-form",
  );
  await cp(EXAMPLE, root, { recursive: true });
  const path = join(root, "components", FOLDER, "metadata.json");
  const metadata = JSON.parse(await readFile(path, "utf8")) as Record<
    string,
    unknown
  >;
  metadata["inputs"] = Array.from({ length: inputs }, (_, at) => ({
    name: `field_${at}`,
    title: `Field ${at}`,
    description: "One of many.",
    ...kinds[at % kinds.length],
  }));
  await writeFile(path, JSON.stringify(metadata, null, 2));
  return root;
}
