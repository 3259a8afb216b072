// @ts-check
/**
 * What style sheets must not have: `npm run lint` looks at them beside ESLint and Prettier, `npm run format` mends what
 * it can. The rules are Stylelint's own standard, less what this folder does otherwise; what a language has of its own
 * stands in a file of stylelint/ each, and a new file there needs no mention here.
 * Without this file, Stylelint ends with an error.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "stylelint");
const languages = existsSync(folder) ? readdirSync(folder).sort() : [];

/** @type {import("stylelint").Config} */
export default {
  extends: ["stylelint-config-standard", ...languages.map((file) => join(folder, file))],
  ignoreFiles: ["static/**"],
  rules: {
    // Nested rules and layers say which wins.
    "no-descending-specificity": null,
    // Groups of them, with a line between.
    "custom-property-empty-line-before": null,
    // Names of fonts.
    "value-keyword-case": ["lower", { ignoreProperties: ["/^--/"], camelCaseSvgKeywords: true }],
    // A bundler reads both.
    "import-notation": null,
  },
  overrides: [
    {
      // CSS modules: classes are names in scripts.
      files: ["**/*.module.*"],
      rules: {
        "selector-class-pattern": null,
        "property-no-unknown": [
          true,
          { ignoreProperties: ["composes"], ignoreSelectors: [":export", "/^:import/"] },
        ],
        "selector-pseudo-class-no-unknown": [
          true,
          { ignorePseudoClasses: ["export", "global", "import", "local"] },
        ],
      },
    },
  ],
};
