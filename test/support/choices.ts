import type { Choices } from "../../generators/choices.ts";

/** Some choices, for tests that only have to have any. What the defaults are is said by the tests of deciding. */
export const CHOICES: Choices = {
  backend: "django",
  directory: "frontend",
  architecture: "hybrid",
  ui: [],
  styles: ["scss"],
  bundler: "webpack",
  transpiler: "ts-loader",
  packageManager: "npm",
  features: [],
};
