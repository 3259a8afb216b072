// @ts-check
/** Less: mixins, `~"…"`, operations, `@plugin` and variables in selectors. */

/** @type {import("stylelint").Config} */
export default {
  overrides: [
    {
      files: ["**/*.less"],
      customSyntax: "postcss-less",
      rules: {
        "at-rule-no-unknown": null,
        "at-rule-prelude-no-invalid": null,
        "function-no-unknown": null,
        "media-query-no-invalid": null,
        "declaration-property-value-no-unknown": null,
      },
    },
  ],
};
