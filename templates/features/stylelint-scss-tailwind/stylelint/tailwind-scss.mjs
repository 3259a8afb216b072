// @ts-check
/** Tailwind's at-rules in Sass. */
import { AT_RULES } from "./tailwind.mjs";

/** @type {import("stylelint").Config} */
export default {
  overrides: [
    {
      files: ["**/*.scss"],
      rules: { "scss/at-rule-no-unknown": [true, { ignoreAtRules: AT_RULES }] },
    },
  ],
};
