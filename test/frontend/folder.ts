/** A rendered folder to try things in: the layers laid over one another, with their packages installed. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { start, type Running } from "../support/processes.ts";
import { temporaryFolder, type Scope } from "../support/temporary.ts";

const run = promisify(execFile);
const repository = join(import.meta.dirname, "../..");
const templates = join(repository, "templates");

export type Style = "css" | "scss";

export interface Output {
  code: number;
  text: string;
}

export class Folder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  read(file: string): Promise<string> {
    return readFile(this.path(file), "utf8");
  }

  async json(file: string): Promise<unknown> {
    return JSON.parse(await this.read(file)) as unknown;
  }

  async write(file: string, text: string): Promise<void> {
    await mkdir(join(this.path(file), ".."), { recursive: true });
    await writeFile(this.path(file), text);
  }

  /** Replaces one text by another, and fails if it is not there: a test that edits nothing proves nothing. */
  async edit(file: string, from: string, to: string): Promise<void> {
    const text = await this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not contain ${JSON.stringify(from)}`);
    await this.write(file, text.replace(from, to));
  }

  /** Runs a script of package.json to its end; `code` is its exit code, `text` all that it printed. */
  async script(name: string, env: Record<string, string> = {}): Promise<Output> {
    const options = { cwd: this.root, env: { ...process.env, NO_COLOR: "1", ...env }, maxBuffer: 1 << 26 };
    try {
      const { stdout, stderr } = await run("npm", ["run", "--silent", name], options);
      return { code: 0, text: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, text: stdout + stderr };
    }
  }

  /** Starts webpack in the background, without npm in between, so that a signal reaches it. */
  webpack(scope: Scope, args: string[], env: NodeJS.ProcessEnv = {}): Running {
    const bin = this.path("node_modules/webpack/bin/webpack.js");
    return start(scope, process.execPath, [bin, ...args], { cwd: this.root, env: { NO_COLOR: "1", ...env } });
  }

  /** Starts the dev server on a port of its own choice. */
  serve(scope: Scope, env: NodeJS.ProcessEnv = {}): Running {
    return this.webpack(scope, ["serve", "--mode", "development"], env);
  }

  /** Every built file below static/, by its path there, with the SHA-256 of its bytes. */
  async built(): Promise<Record<string, string>> {
    const below = this.path("static");
    const files = await readdir(below, { recursive: true, withFileTypes: true });
    const hashes = files
      .filter((file) => file.isFile() && file.name !== ".gitkeep")
      .map(async (file) => {
        const path = join(file.parentPath, file.name);
        const hash = createHash("sha256").update(await readFile(path));
        return [relative(below, path), hash.digest("hex")] as const;
      });
    return Object.fromEntries((await Promise.all(hashes)).sort());
  }
}

/** Lays the layers over one another in a new temporary folder, which has the given name. */
export async function makeFolder(scope: Scope, style: Style = "css", name = "frontend"): Promise<Folder> {
  const root = join(temporaryFolder(scope), name);
  const packages = await mergePackages(style);
  await cp(join(templates, "frontend"), root, { recursive: true, filter: isSource });
  if (style === "scss") {
    await rm(join(root, "src/styles"), { recursive: true });
    await cp(join(templates, "styles/scss"), root, { recursive: true, filter: isSource });
  }
  await cp(join(templates, "backends/django/scripts"), join(root, "scripts"), { recursive: true });
  await writeFile(join(root, "package.json"), packages);
  await link(join(await install(style), "node_modules"), join(root, "node_modules"));
  return new Folder(root);
}

const isSource = (path: string): boolean => !/[\\/](node_modules|\.webpack|__pycache__)([\\/]|$)/.test(path);

async function mergePackages(style: Style): Promise<string> {
  const base = await readJson(join(templates, "frontend/package.json"));
  const layer = style === "scss" ? await readJson(join(templates, "styles/scss/package.json")) : {};
  for (const [key, value] of Object.entries(layer)) base[key] = { ...base[key], ...value };
  return `${JSON.stringify(base, null, 2)}\n`;
}

async function readJson(file: string): Promise<Record<string, Record<string, unknown>>> {
  return JSON.parse(await readFile(file, "utf8")) as Record<string, Record<string, unknown>>;
}

/** Installs the packages once for each content of package.json. */
async function install(style: Style): Promise<string> {
  const packages = await mergePackages(style);
  const key = createHash("sha256").update(packages).digest("hex").slice(0, 12);
  const cache = join(repository, ".cache", `frontend-${key}`);
  if (existsSync(cache)) return cache;
  await mkdir(join(repository, ".cache"), { recursive: true });
  const draft = await mkdtemp(`${cache}-`);
  await writeFile(join(draft, "package.json"), packages);
  await run("npm", ["install", "--no-audit", "--no-fund"], { cwd: draft });
  // Only a complete installation gets the name that others look for; whoever is second keeps the first's.
  await rename(draft, cache).catch(() => rm(draft, { recursive: true, force: true }));
  return cache;
}

/** Hard links where the file system allows: webpack's cache then belongs to one folder, and no byte is copied. */
async function link(from: string, to: string): Promise<void> {
  await run("cp", ["-al", from, to]).catch(() => run("cp", ["-a", from, to]));
}
