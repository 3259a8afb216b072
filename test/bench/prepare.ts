import { createHash } from "node:crypto";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import ts from "typescript";
import { cached } from "../support/cached.mjs";
import { run, succeed } from "../support/processes.ts";
import { temporaryFolder, type Scope } from "../support/temporary.ts";
import { WORKLOAD_PACKAGES, type Contender, type Layout } from "./contenders/contender.ts";
import { createWorkload, EDITED, writeEdited } from "./workload/workload.ts";

const cache = resolve(import.meta.dirname, "../../.cache/bench");

/** A contender's folder with the sources of one size in it. */
export interface Site {
  contender: Contender;
  size: number;
  folder: string;
  /** Edits the one module, as an editor saves it. @param stamp see `writeEdited` */
  edit: (stamp: string) => void;
}

/**
 * A contender's folder as its own generator renders it, installed. It is made once for each version of the generator.
 *
 * @returns its absolute path in .cache/bench
 */
export async function prepareContender(contender: Contender): Promise<string> {
  const packages = [...contender.packages, ...WORKLOAD_PACKAGES];
  const key = JSON.stringify([await contender.version(), packages, process.versions.node]);
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 12);
  const directory = await cached(join(cache, `${contender.name}-${hash}`), async (directory) => {
    console.error(`Setting up ${contender.title} …`);
    const folder = join(directory, "frontend");
    mkdirSync(folder);
    await contender.render(folder);
    const options = ["--save-dev", "--no-audit", "--no-fund"];
    await succeed("npm", ["install", ...options, ...packages], { cwd: folder, timeout: 600_000 });
  });
  return join(directory, "frontend");
}

/**
 * Copies a prepared folder out of the repository, where nothing resolves to our packages or settings, and puts the
 * sources in.
 */
export async function layOut(scope: Scope, contender: Contender, size: number): Promise<Site> {
  const prepared = await prepareContender(contender);
  // The same name for all: some write it into what they build.
  const folder = join(temporaryFolder(scope, `bench-${contender.name}-${size}`), "frontend");
  cpSync(prepared, folder, { recursive: true, filter: (path) => path !== join(prepared, "node_modules") });
  await copyPackages(prepared, folder);
  const { layout } = contender;
  for (const [file, content] of createWorkload(size)) writeSource(folder, layout, file, content);
  const start = posix.relative(posix.dirname(layout.entry), posix.join(layout.sources, "start"));
  const specifier = start.startsWith(".") ? start : `./${start}`;
  write(join(folder, layout.entry), translate(layout, layout.entry, `import "${specifier}";\n${layout.accept}\n`));
  layout.adapt?.(folder);
  const edit = (stamp: string) => {
    writeSource(folder, layout, EDITED, writeEdited(stamp));
  };
  return { contender, size, folder, edit };
}

/** Hard links where the file system can: a folder of packages is a hundred megabytes, and nobody writes into its files. */
async function copyPackages(from: string, to: string): Promise<void> {
  const linked = await run("cp", ["-al", join(from, "node_modules"), join(to, "node_modules")], { cwd: to });
  if (linked.code === 0) return;
  cpSync(join(from, "node_modules"), join(to, "node_modules"), { recursive: true, verbatimSymlinks: true });
}

function writeSource(folder: string, layout: Layout, file: string, content: string | Buffer): void {
  const script = /\.tsx?$/.test(file) && typeof content === "string";
  const path = join(folder, layout.sources, script && layout.javascript ? file.replace(/\.tsx?$/, ".js") : file);
  write(path, script ? translate(layout, file, content) : content);
}

/** @returns the same, or its JavaScript with all else left as it is, for contenders without TypeScript */
function translate(layout: Layout, file: string, source: string): string {
  if (!layout.javascript) return source;
  const { ESNext } = ts.ModuleKind;
  const compilerOptions = { target: ts.ScriptTarget.ESNext, module: ESNext, jsx: ts.JsxEmit.ReactJSX };
  return ts.transpileModule(source, { compilerOptions, fileName: file.replace(/\.js$/, ".ts") }).outputText;
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
