// @ts-check
/** The `<style>` of components of Vue. */

/** @type {import("stylelint").Config} */
export default {
  overrides: [
    { files: ["**/*.vue"], customSyntax: "postcss-html", rules: { "no-empty-source": null } },
  ],
};
