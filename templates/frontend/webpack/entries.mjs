// @ts-check
/**
 * Each file in src/entries/ is an entry, and its name is what templates ask for. The folder is read
 * again at each compilation, so a new file needs no restart.
 * Change here where entries are looked for; without this file, there are none, and nothing builds.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, parse } from "node:path";

/** Not what begins with a dot: Emacs puts its locks there, as links that lead nowhere. */
const SCRIPT = /^[^.].*\.(?:[cm]?[jt]sx?|coffee)$/;
/** What output.mjs calls the script that all pages share. */
const RUNTIME = "runtime";
const OTHER = /\.(?:d|spec|stories|test)\.\w+$/;

/** @type {import("../webpack.config.mjs").Concern} */
export default function entries({ root }) {
  const folder = join(root, "src", "entries");
  const setup = join(root, "src", "setup.ts");
  const list = () => {
    const files = existsSync(folder) ? readdirSync(folder) : [];
    return files
      .filter((file) => SCRIPT.test(file) && !OTHER.test(file) && isFile(join(folder, file)))
      .sort();
  };
  return {
    entry: () =>
      Object.fromEntries(
        list()
          .filter((file) => parse(file).name !== RUNTIME)
          .map((file) => [parse(file).name, { import: [setup, join(folder, file)] }]),
      ),
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) =>
        compiler.hooks.thisCompilation.tap("Entries", (compilation) => {
          compilation.contextDependencies.add(folder);
          for (const problem of findProblems(list())) {
            compilation.errors.push(new compiler.webpack.WebpackError(problem));
          }
        }),
    ],
  };
}

/** @param {string} path */
const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/**
 * @param {string[]} files
 * @returns {string[]}
 */
function findProblems(files) {
  if (files.length === 0) {
    return [
      "There is no entry: src/entries/ has no .ts or .js file.\n" +
        "Fix: add one, for example src/entries/app.ts. Its name is what templates ask for.",
    ];
  }
  const names = files.map((file) => parse(file).name);
  if (names.includes(RUNTIME)) {
    return [
      `src/entries/ has ${files.find((file) => parse(file).name === RUNTIME)}, and "${RUNTIME}" is what the bundler's own script is called.\n` +
        "Fix: give the entry another name.",
    ];
  }
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return [...new Set(repeated)].map((name) => {
    const same = files.filter((file) => parse(file).name === name);
    return (
      `The entry "${name}" is there ${same.length} times: src/entries/ has ${same.join(" and ")}.\n` +
      "Fix: keep one of them, and rename or delete the others."
    );
  });
}
