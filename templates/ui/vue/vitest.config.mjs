// @ts-check
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [vue()],
  // Given here, so that no postcss.config.js of a folder above is looked for.
  css: { postcss: {} },
  resolve: { tsconfigPaths: true },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.{test,spec}.{ts,tsx,js,jsx}"],
    passWithNoTests: true,
  },
});
