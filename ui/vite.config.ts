import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  // Relative addresses let the shell serve the bundle from its own protocol.
  base: "./",
  clearScreen: false,
  // The icons of the app stand beside this folder.
  server: { port: 5173, strictPort: true, fs: { allow: [".."] } },
  build: { target: "safari16", sourcemap: false, chunkSizeWarningLimit: 1500 },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/test/setup.ts"],
    css: false,
    // A busy machine is no reason to fail.
    testTimeout: 30_000,
  },
});
