// @ts-check
/** Tailwind: its own at-rules and functions. */

export const AT_RULES = [
  "apply",
  "config",
  "custom-variant",
  "plugin",
  "reference",
  "source",
  "theme",
  "utility",
  "variant",
];

const FUNCTIONS = ["theme", "--theme", "--alpha", "--spacing"];

/** @type {import("stylelint").Config} */
export default {
  overrides: [
    {
      files: ["**/*.{css,vue}"],
      rules: {
        "at-rule-no-unknown": [true, { ignoreAtRules: AT_RULES }],
        "at-rule-prelude-no-invalid": [true, { ignoreAtRules: AT_RULES }],
        "function-no-unknown": [true, { ignoreFunctions: FUNCTIONS }],
        "declaration-property-value-no-unknown": [
          true,
          { ignoreProperties: { "/.+/": FUNCTIONS.map((name) => `/${name}\\(/`) } },
        ],
      },
    },
  ],
};
