// @ts-check
/** Sass: what it has of its own, its own rules know. */

/** @type {import("stylelint").Config} */
export default {
  overrides: [
    {
      files: ["**/*.scss"],
      extends: ["stylelint-config-standard-scss"],
      rules: {
        "no-descending-specificity": null,
        "at-rule-no-unknown": null,
        "at-rule-prelude-no-invalid": null,
        "function-no-unknown": null,
        "declaration-property-value-no-unknown": null,
      },
    },
  ],
};
