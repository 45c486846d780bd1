import { describe, expect, test } from "../support/test.ts";

interface Startup {
  readonly path: string | null;
}

describe("the window", () => {
  test("opens with the studio's title and the package on its page", async ({ studio }) => {
    expect(await studio.browser.getTitle()).toContain("Extension Studio");
    expect(await studio.textOf({ role: "navigation", name: "Package" })).toContain("Retail Site Selection");
    expect(studio.output).toBe("");
  });

  test("knows the package it was started on", async ({ studio }) => {
    const startup = await studio.invoke<Startup>("startup");
    expect(startup.path).toBe(studio.package.folder);
  });

  test("can draw maps: WebGL 2 works", async ({ studio }) => {
    const pixel = await studio.browser.execute(() => {
      const gl = document.createElement("canvas").getContext("webgl2");
      if (!gl) return "no WebGL 2";
      gl.clearColor(0, 1, 0, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      const pixel = new Uint8Array(4);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      return [...pixel].join(" ");
    });
    expect(pixel).toBe("0 255 0 255");
  });
});

describe("the window without a package", () => {
  test.override({ opened: undefined });

  test("starts with none", async ({ studio }) => {
    const startup = await studio.invoke<Startup>("startup");
    expect(startup.path).toBeNull();
  });
});
