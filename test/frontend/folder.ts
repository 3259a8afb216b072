/** A rendered folder to try things in. */
import { exec } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, delimiter, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { bin } from "../support/bin.ts";
import { cached } from "../support/cached.mjs";
import { installPackages } from "../support/frontend.ts";
import { fingerprint } from "../support/pack.ts";
import { freePort } from "../support/ports.ts";
import { start, succeed, type Running } from "../support/processes.ts";
import { copyProject } from "../support/projects.ts";
import { ownScope, temporaryFolder, type Scope } from "../support/temporary.ts";
import { variant } from "../support/variant.ts";

const run = promisify(exec);
const cache = resolve(import.meta.dirname, "../../.cache");

/** What `--styles` is told. */
export type Style = "css" | "scss" | "less" | "scss,tailwind";

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

  /**
   * Runs a script of package.json to its end, as npm does, without the half second that npm takes; `code` is its exit
   * code, `text` all that it printed.
   */
  async script(name: string, env: Record<string, string> = {}): Promise<Output> {
    const { scripts } = (await this.json("package.json")) as { scripts: Record<string, string> };
    const line = scripts[name];
    if (line === undefined) throw new Error(`package.json of ${this.root} has no script ${name}.`);
    const path = [this.path("node_modules/.bin"), process.env.PATH].join(delimiter);
    const options = { cwd: this.root, env: { ...process.env, NO_COLOR: "1", PATH: path, ...env }, maxBuffer: 1 << 26 };
    try {
      const { stdout, stderr } = await run(line, options);
      return { code: 0, text: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, text: stdout + stderr };
    }
  }

  /** Starts the bundler in the background, without npm in between, so that a signal reaches it. */
  bundler(scope: Scope, args: string[], env: NodeJS.ProcessEnv = {}): Running {
    const words = [this.path(variant.bundler), ...variant.words(args)];
    return start(scope, process.execPath, words, { cwd: this.root, env: { NO_COLOR: "1", ...env } });
  }

  /**
   * Starts the dev server.
   *
   * @param env `FRONTEND_PORT: undefined` leaves the port to it; servers of tests that begin at the same time would choose
   *   the same
   */
  async serve(scope: Scope, env: NodeJS.ProcessEnv = {}): Promise<Running> {
    const port = String(await freePort());
    return this.bundler(scope, ["serve", "--mode", "development"], { FRONTEND_PORT: port, ...env });
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

/** A project for each backend, in whose root the frontend folder comes to stand. */
const PROJECTS = { django: "startproject", flask: "flask-module" };

/**
 * Renders the layers into a project, once; gives a copy, in a folder of the given name, with its packages installed.
 *
 * @param options further ones of the command line
 */
export async function makeFolder(
  scope: Scope,
  style: Style = "css",
  name = "frontend",
  backend: keyof typeof PROJECTS = "django",
  options: readonly string[] = [],
): Promise<Folder> {
  const script = await bin();
  const words = [backend, "--yes", "--no-wire", "--no-install", "--styles", style, "--directory", name];
  words.push(...variant.options, ...options);
  const hash = createHash("sha256")
    .update([script, fingerprint([`test/projects/${PROJECTS[backend]}`]), ...words].join(" "))
    .digest("hex");
  const rendered = await cached(join(cache, `rendered-${hash.slice(0, 12)}`), async (directory) => {
    const once = ownScope();
    const project = await copyProject(once, PROJECTS[backend]);
    await succeed(process.execPath, [script, ...words], { cwd: project });
    await cp(project, join(directory, basename(project)), { recursive: true });
    await once.end();
  });
  const project = join(temporaryFolder(scope, "frontend"), PROJECTS[backend]);
  await cp(join(rendered, PROJECTS[backend]), project, { recursive: true });
  await installPackages(join(project, name));
  return new Folder(join(project, name));
}
