// @ts-check
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Given here, so that no postcss.config.js of a folder above is looked for.
  css: { postcss: {} },
  resolve: { tsconfigPaths: true },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.{test,spec}.{ts,tsx,js,jsx}"],
    passWithNoTests: true,
  },
});
