// @ts-check
/** `<style lang="scss">` of components of Vue. The plain ones beside it are held to the same rules. */
import scss from "./scss.mjs";

/** @type {import("stylelint").Config} */
export default {
  overrides: (scss.overrides ?? []).map((override) => ({
    ...override,
    files: ["**/*.vue"],
    customSyntax: "postcss-html",
  })),
};
