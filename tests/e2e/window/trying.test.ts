import { describe, expect, test } from "../support/test.ts";
import type { Found, Studio } from "../support/studio.ts";
import { choose, openComponent, tryCase } from "../support/workbench.ts";

const TITLE = "Trade Area Demand";
const FOLDER = "components/trade_area_demand";

async function tried(studio: Studio, id: string): Promise<Found> {
  await openComponent(studio, TITLE);
  return tryCase(studio, id);
}

/** The texts of the rows in sight, cell by cell. */
async function rowsOf(studio: Studio, name: string): Promise<string[][]> {
  const grid = await studio.find({ role: "grid", name });
  return studio.browser.execute(
    (element: HTMLElement) =>
      [...element.querySelectorAll("[role=row].body")].map((row) =>
        [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.textContent ?? ""),
      ),
    grid as unknown as HTMLElement,
  );
}

/** Puts a text into a field whole: rows come by paste more often than by keys. */
async function paste(studio: Studio, field: Found, text: string): Promise<void> {
  await field.click();
  await studio.press("Control+a");
  await studio.browser.execute(
    (_: HTMLElement, pasted: string) => document.execCommand("insertText", false, pasted),
    field as unknown as HTMLElement,
    text,
  );
}

describe("trying a component without a warehouse", () => {
  test("rows and map show what came of it, and choose each other", async ({ studio }) => {
    const panel = await tried(studio, "1");
    await expect.poll(() => rowsOf(studio, "Rows of trade_areas")).toHaveLength(5);
    expect(await studio.textOf({ text: /^Offline engine · / }, panel)).toMatch(/ms$|s$/);
    const map = await studio.find({ testId: "rows-map" }, panel);
    await expect.poll(() => map.getAttribute("data-ready"), { timeout: 30_000 }).toBe("true");
    expect(await map.getAttribute("data-features")).toBe("5");
    expect(await map.getSize("height")).toBeGreaterThan(100);
    await studio.screenshot("trying-result");

    await studio.click({ text: "MAD-04" }, panel);
    const selected = () =>
      studio.browser.execute(
        () => document.querySelector("[role=row][aria-selected=true] [role=gridcell]")?.textContent ?? "",
      );
    expect(await selected()).toBe("MAD-04");
    await studio.screenshot("trying-chosen");

    // The map looks at all points with a margin of 60: the northernmost is on its upper edge, east of the middle.
    const corner = await map.getLocation();
    const size = await map.getSize();
    const [north, south, east, west] = [40.55, 40.3, -3.6, -3.8];
    const mercator = (latitude: number) =>
      (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
    const scale = (size.height - 2 * 60) / (mercator(north) - mercator(south));
    const northernmost = { x: corner.x + size.width / 2 + ((east - west) / 2) * scale, y: corner.y + 60 };
    await expect
      .poll(async () => {
        await studio.clickAt(northernmost);
        return selected();
      })
      .toBe("MAD-05");
    await studio.screenshot("trying-chosen-on-map");

    await studio.click({ role: "tab", name: "Schemas" }, panel);
    await studio.find({ text: "Dry run and full run agree in names, order and types" }, panel);
    await studio.screenshot("trying-schemas");
    await studio.click({ role: "tab", name: /^Statements/ }, panel);
    const statement = await studio.textOf({ role: "textbox", name: /statement as it was executed/ }, panel);
    expect(statement).toContain("CREATE TABLE IF NOT EXISTS `offline.");
    await studio.screenshot("trying-statements");
  });

  test("an error in the SQL leads to its line, and the result before it goes", async ({ studio }) => {
    const panel = await tried(studio, "1");
    await expect.poll(() => rowsOf(studio, "Rows of trade_areas")).toHaveLength(5);
    const sql = await studio.package.read(`${FOLDER}/src/fullrun.sql`);
    await studio.invoke("set_text", {
      path: `${FOLDER}/src/fullrun.sql`,
      text: sql.replace("IF(\n", "IFF(\n"),
      merge: null,
    });
    await studio.press("Control+Enter");
    const notice = await studio.find({ role: "alert" }, panel);
    await expect.poll(() => studio.textOf({ role: "alert" }, panel)).toContain("IFF");
    await studio.screenshot("trying-error");
    await studio.click({ role: "button", name: "Go to fullrun.sql line 1" }, notice);
    await expect
      .poll(() => studio.browser.execute(() => document.querySelector(".cm-revealed")?.textContent ?? ""))
      .toContain("IFF(");
    await studio.screenshot("trying-line");
  });

  test("pasted rows run, and become a test that undoing takes back", async ({ studio }) => {
    const panel = await tried(studio, "1");
    await expect.poll(() => rowsOf(studio, "Rows of trade_areas")).toHaveLength(5);
    await studio.click({ role: "tab", name: /^Sample rows/ }, panel);
    await choose(studio, { role: "combobox", name: "Rows of Sites" }, "Typed or pasted rows", panel);
    const field = await studio.find({ role: "textbox", name: "Rows as CSV, JSON or GeoJSON" }, panel);
    await paste(studio, field, "site_id,reach_km,geom\nX-1,2,POINT(-3.7 40.42)\nX-2\n");
    await studio.find({ text: /Line 3: This line has 1 values/ }, panel);
    await paste(studio, field, "site_id,reach_km,geom\nX-1,2,POINT(-3.7 40.42)\n");
    await expect
      .poll(() => rowsOf(studio, "Sample rows of Sites"))
      .toEqual([["X-1", "2", "POINT(-3.7 40.42)"]]);
    await choose(studio, { role: "combobox", name: "Type of reach_km" }, "FLOAT64", panel);
    await studio.screenshot("trying-pasted");
    await studio.press("Control+Enter");
    await studio.click({ role: "tab", name: /^trade_areas/ }, panel);
    await expect
      .poll(async () => (await rowsOf(studio, "Rows of trade_areas")).map(([id]) => id))
      .toEqual(["X-1"]);

    await studio.click({ role: "button", name: "Save as test" }, panel);
    await studio.click({ role: "button", name: "Save" }, await studio.find({ role: "dialog" }));
    await studio.find({ text: "Saved as test “4”" });
    await studio.press("Control+s");
    await studio.find({ role: "button", name: "Saved" });
    const cases = JSON.parse(await studio.package.read(`${FOLDER}/test/test.json`)) as {
      id: number;
      inputs: { sites: string };
    }[];
    expect(cases.at(-1)).toMatchObject({ id: 4, inputs: { sites: "sites_2" } });
    expect(await studio.package.read(`${FOLDER}/test/sites_2.ndjson`)).toBe(
      '{"site_id":"X-1","reach_km":2,"geom":"POINT(-3.7 40.42)"}\n',
    );
    await studio.click({ role: "button", name: "Undo" });
    await expect
      .poll(
        async () =>
          (
            await studio.invoke<{ text: string | null }>("file_text", {
              path: `${FOLDER}/test/sites_2.ndjson`,
            })
          ).text,
      )
      .toBeNull();
  });
});
