/** What the rendered folders of a test run are made of. The tests are the same for all. */
interface Variant {
  /** What the command line is told. */
  options: readonly string[];
  /** The bundler, as `npm start` calls it. */
  name: string;
  /** The title that its process gives itself, as `ps` shows it. */
  process: RegExp;
  /** The bundler's own script, below the rendered folder. */
  bundler: string;
  /** What that is called by, as the rendered package.json does. */
  words: (args: readonly string[]) => string[];
  /** What it says of a name that is missing after `function`. */
  syntaxError: string;
}

const WEBPACK = {
  name: "webpack",
  process: /^\d+ webpack$/,
  bundler: "node_modules/webpack/bin/webpack.js",
  words: ([task = "", ...options]: readonly string[]) =>
    task === "serve" ? ["watch", ...options, "--env", "serve"] : [task, ...options],
};

const SWC = "Expected ident";

const VARIANTS: Record<string, Variant> = {
  webpack: {
    ...WEBPACK,
    options: [],
    syntaxError: "TS1359: Identifier expected. 'function' is a reserved word that cannot be used here.",
  },
  swc: { ...WEBPACK, options: ["--transpiler", "swc"], syntaxError: SWC },
  rspack: {
    options: ["--bundler", "rspack"],
    name: "rspack",
    process: /^\d+ .*rspack\.js serve/,
    bundler: "node_modules/@rspack/cli/bin/rspack.js",
    words: (args) => [...(args[0] === "serve" ? [] : ["build"]), ...args, "--config", "webpack.config.mjs"],
    syntaxError: SWC,
  },
};

const name = process.env.TEST_VARIANT ?? "webpack";
const chosen = VARIANTS[name];
if (!chosen) throw new Error(`TEST_VARIANT=${name} is none of ${Object.keys(VARIANTS).join(", ")}.`);

/** The languages of styles: what translates TypeScript has no part in them. */
export const styles = name === "swc" ? (["scss"] as const) : (["css", "scss"] as const);

/** What a rendered folder's own scripts find. Of a variant, test/combinations lints and type-checks every pair. */
export const checks = name === "webpack" ? (["lint", "typecheck", "test"] as const) : (["test"] as const);

/** Whether this is the run of a user who chooses nothing: what no variant can change is tested in it alone. */
export const isDefault = name === "webpack";

/** The variant that is tested: `TEST_VARIANT=rspack npm test -- frontend`; that of a user who chooses nothing, unless said. */
export const variant: Variant = chosen;
