// @ts-check
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import vue from "eslint-plugin-vue";
import globals from "globals";
import tseslint from "typescript-eslint";
import vueParser from "vue-eslint-parser";

export default defineConfig(
  globalIgnores(["static/", ".webpack/"]),
  js.configs.recommended,
  vue.configs["flat/essential"],
  {
    files: ["src/**/*.{ts,tsx,vue}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      // The folder is named for editors that lint several projects at once.
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".vue"],
      },
    },
  },
  {
    files: ["src/**/*.{tsx,jsx}"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["src/**/*.vue"],
    languageOptions: {
      globals: globals.browser,
      parser: vueParser,
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      "no-undef": "off", // `vue-tsc` checks names
      "vue/multi-word-component-names": "off", // an island is called as templates ask for it
    },
  },
  {
    files: ["src/**/*.{js,jsx}"],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  },
  {
    // Configuration and scripts run in Node. TypeScript checks their names: `npm run typecheck`.
    files: ["**/*.mjs"],
    rules: { "no-undef": "off" },
  },
);
