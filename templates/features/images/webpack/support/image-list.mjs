// @ts-check
/**
 * Makes the variants that src/images/variants.json lists, for templates, which nothing can be read from. Each line is
 * what a template writes: `"images/photo.jpg?width=640&as=webp"`. ../images.mjs needs this.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "./files.mjs";
import { IMAGE, parseVariant, placeVariant } from "./image-names.mjs";
import { explainLarger, makeVariant } from "./image-variants.mjs";

const LIST = "src/images/variants.json";

/**
 * @param {string} root
 * @param {boolean} hashed
 * @param {import("./image-variants.mjs").Quality} quality
 * @returns {(compiler: import("./bundler.mjs").Compiler) => void}
 */
export const emitListed = (root, hashed, quality) => (compiler) => {
  const { Compilation, WebpackError, sources } = compiler.webpack;
  /** @type {Map<string, { stamp: string, made: Buffer, warning: string | undefined }>} so that an edit elsewhere reads none */
  const known = new Map();
  /** @param {string} name */
  const make = async (name) => {
    const file = join(root, "src", parseVariant(name).path);
    const { mtimeMs, size } = await stat(file);
    const before = known.get(name);
    if (before?.stamp === `${mtimeMs} ${size}`) return before;
    const content = await readFile(file);
    const made = await makeVariant({ root, name, content, quality });
    const warning = explainLarger(name, content, made);
    const entry = { stamp: `${mtimeMs} ${size}`, made, warning };
    known.set(name, entry);
    return entry;
  };
  compiler.hooks.thisCompilation.tap("Images", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compilation.hooks.processAssets.tapPromise({ name: "Images", stage }, async () => {
      const imported = new Set(compilation.getAssets().map(({ info }) => info.sourceFilename));
      const all = (await readList(root, compilation)).map(async (name) => {
        const sourceFilename = `src/${name}`;
        if (imported.has(sourceFilename)) return;
        const { made, warning } = await make(name);
        if (warning) compilation.warnings.push(new WebpackError(`${LIST}\n${warning}`));
        const contenthash = createHash("sha256").update(made).digest("hex").slice(0, 20);
        compilation.emitAsset(
          placeVariant(sourceFilename, hashed ? `.${contenthash}` : ""),
          new sources.RawSource(made),
          { sourceFilename, ...(hashed && { contenthash, immutable: true }) },
        );
      });
      for (const { reason } of (await Promise.allSettled(all)).map(Object))
        if (reason) compilation.errors.push(refuse(`${LIST}\n${Object(reason).message}`));
    });
  });
};

/**
 * @param {string} text
 * @returns {string[] | undefined} undefined if it is anything else than a list of names
 */
function readNames(text) {
  try {
    const list = JSON.parse(text);
    if (Array.isArray(list) && list.every((name) => typeof name === "string")) return list;
  } catch {
    // The same is to be said of it.
  }
  return undefined;
}

/**
 * @param {string} root
 * @param {import("./bundler.mjs").Compilation} compilation is told of mistakes, and of what to watch
 * @returns {Promise<string[]>} names of variants, each once, of images that are there
 */
async function readList(root, compilation) {
  const file = join(root, LIST);
  if (!existsSync(file)) {
    compilation.missingDependencies.add(file);
    return [];
  }
  compilation.fileDependencies.add(file);
  const list = readNames(await readFile(file, "utf8"));
  const problems = list ? [] : [EXPLAIN_LIST];
  const names = [...new Set(list)].filter((name) => {
    const [path = ""] = name.split("?");
    const image = join(root, "src", path);
    compilation.fileDependencies.add(image);
    if (IMAGE.test(path) && image.startsWith(join(root, "src")) && existsSync(image)) return true;
    problems.push(
      `${LIST} lists "${name}", and there is no image src/${path}.\n` +
        "Fix: write its path below src/, letter by letter, or take the line out.",
    );
    return false;
  });
  for (const problem of problems) compilation.errors.push(refuse(problem));
  return names;
}

const EXPLAIN_LIST =
  `${LIST} is not a list of names.\n` +
  'Fix: write ["images/photo.jpg?width=640&as=webp"], each name in quotes, with commas between them.';
