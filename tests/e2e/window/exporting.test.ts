import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "../support/test.ts";
import type { Studio } from "../support/studio.ts";
import { openTab } from "../support/workbench.ts";

async function exported(studio: Studio): Promise<Record<string, string>> {
  await studio.press("Control+e");
  const alert = await studio.find({ role: "alert" });
  await studio.find({ text: "Exported extension.zip" }, alert);
  const path = await studio.textOf({ text: /^\/.*\.zip$/ }, alert);
  const members = unzipSync(await readFile(path));
  return Object.fromEntries(Object.entries(members).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe("exporting", () => {
  test("Ctrl+E writes the two files that Workflows installs, twice the same", async ({ studio }) => {
    const members = await exported(studio);
    await studio.screenshot("exporting-result");
    expect(Object.keys(members).sort()).toEqual(["extension.sql", "metadata.json"]);

    const extension = JSON.parse(members["metadata.json"] ?? "") as {
      name: string;
      icon: string;
      components: {
        name: string;
        group: string;
        procedureName: string;
        icon: string;
        cartoEnvVars: string[];
      }[];
    };
    const source = JSON.parse(await studio.package.read("metadata.json")) as {
      name: string;
      title: string;
      components: string[];
    };
    expect(extension.name).toBe(source.name);
    expect(extension.icon).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(extension.components.map(({ name }) => name)).toEqual(
      source.components.map((folder) => `${source.name}.${folder}`),
    );
    for (const component of extension.components) {
      expect(component.group).toBe(source.title);
      expect(component.cartoEnvVars).toBeInstanceOf(Array);
      expect(component.icon).toMatch(/^data:image\//);
      expect(component.procedureName).toMatch(/^__proc_[a-z_]+_\d+$/);
      expect(members["extension.sql"]).toContain(component.procedureName);
    }
    expect(members["extension.sql"]).toContain("WORKFLOWS_EXTENSIONS");

    expect(await exported(studio)).toEqual(members);
  });

  test("a package that cannot work is refused with its errors, each a way to its place", async ({
    studio,
  }) => {
    await openTab(studio, "Source");
    const source = await studio.find({ role: "textbox", name: /metadata\.json/ });
    await source.click();
    await studio.press("Control+End");
    await studio.type("}");
    await studio.find({ role: "button", name: /^Check, .*error/ });
    await studio.press("Control+e");
    const refused = await studio.find({ role: "dialog", name: /Not exported/ });
    await studio.screenshot("exporting-refused");
    await studio.click({ role: "button", name: /metadata\.json/ }, refused);
    await studio.gone({ role: "dialog" });
    await expect.poll(() => source.isFocused()).toBe(true);
  });
});
