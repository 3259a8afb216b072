// @ts-check
/** The `<style>` of components of Vue: what it has of its own, and the names of a `<style module>`. */

/** @type {import("stylelint").Config} */
export default {
  overrides: [
    {
      files: ["**/*.vue"],
      customSyntax: "postcss-html",
      rules: {
        "no-empty-source": null,
        "selector-class-pattern": null,
        "function-no-unknown": [true, { ignoreFunctions: ["v-bind"] }],
        "declaration-property-value-no-unknown": [
          true,
          { ignoreProperties: { "/.+/": "/v-bind\\(/" } },
        ],
        "selector-pseudo-class-no-unknown": [
          true,
          { ignorePseudoClasses: ["deep", "global", "slotted"] },
        ],
      },
    },
  ],
};
