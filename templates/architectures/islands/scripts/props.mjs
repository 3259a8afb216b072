// @ts-check
/**
 * `npm run props`: writes props.json, what each island takes according to its types, as JSON Schema. The tag
 * `island` tells by it, in debug, of a prop that is missing, unknown or of another type, and so does the
 * backend's check. It says, too, which props no template can give. A build and the dev server run it
 * beside them: webpack/props.mjs. Without it, props are not checked.
 *
 *     npm run props                     reads all sources
 *     node scripts/props.mjs --changed  if one has changed since the last time, and in no hurry
 */
import { mkdirSync, utimesSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { listIslands } from "../webpack/support/islands.mjs";
import { readJson, writeJson } from "../webpack/support/files.mjs";
import { describeAround, isSame, remember } from "./props/inputs.mjs";

const root = join(import.meta.dirname, "..");
const file = join(root, "props.json");
const memory = join(root, "node_modules", ".cache", "props.json");

/**
 * @typedef {object} Result
 * @property {Record<string, { file: string, schema: object }>} props
 * @property {string[]} problems
 *
 * @typedef {Result & { inputs: import("./props/inputs.mjs").Inputs }} Kept
 */

/** @param {boolean} spares */
async function run(spares) {
  const start = new Date();
  if (spares) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const kept = /** @type {Kept | undefined} */ (readJson(memory));
  const isKept = spares && kept && isSame(root, kept.inputs);
  const { props, problems } = isKept ? kept : await read(start);
  if (JSON.stringify(readJson(file)) !== JSON.stringify(props)) writeJson(file, props);
  // A source that has been written since is newer than what is known of it.
  utimesSync(file, start, start);
  for (const problem of problems) console.log(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}

/**
 * @param {Date} start
 * @returns {Promise<Result>}
 */
async function read(start) {
  const { readSources } = await import("./props/program.mjs");
  const { describeIsland } = await import("./props/describe.mjs");
  const around = describeAround(root);
  const { islands } = listIslands(root);
  const paths = islands.map((island) => join(root, "src", "islands", island.file));
  const program = readSources(root, paths);
  const before = /** @type {Result["props"]} */ (readJson(file) ?? {});
  /** @type {Result} */
  const result = { props: {}, problems: [] };
  for (const [index, { name, file, kind }] of islands.entries()) {
    const source = program.getSourceFile(paths[index] ?? "");
    if (!source) continue; // it has just gone
    const path = `src/islands/${file}`;
    // What is being written is read when it is.
    const isWhole = program.getSyntacticDiagnostics(source).length === 0;
    const described = isWhole ? describeIsland(program, source, { path, kind }) : undefined;
    const schema = described ? described.schema : before[name]?.schema;
    if (schema) result.props[name] = { file: path, schema };
    result.problems.push(...(described?.problems ?? []));
  }
  mkdirSync(join(root, "node_modules", ".cache"), { recursive: true });
  const inputs = remember(root, around, program.getSourceFiles(), start);
  writeJson(memory, { ...result, inputs });
  return result;
}

const spares = process.argv.includes("--changed");
await run(spares).catch((error) => {
  if (!spares) throw error;
  console.log(`scripts/props.mjs: ${error.message}\nFix: see what npm run props says of it.`);
});
