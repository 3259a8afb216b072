import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { cached } from "../support/cached.mjs";
import { pack } from "../support/pack.ts";
import { run, succeed, type Result } from "../support/processes.ts";
import type { RunDocument } from "../../generators/app/report.ts";

const cache = resolve(import.meta.dirname, "../../.cache");

/** The command line as it is published: the packed tarball, unpacked. */
export async function bin(): Promise<string> {
  const tarball = await pack();
  const name = createHash("sha256").update(tarball).digest("hex").slice(0, 12);
  const folder = await cached(join(cache, `unpacked-${name}`), (directory) =>
    succeed("tar", ["--extract", "--gzip", "--file", tarball, "--directory", directory], { cwd: directory }),
  );
  return join(folder, "package/dist/cli.mjs");
}

/** Runs the command line in a project, without a terminal. The packages are not installed, which other tests do. */
export async function create(project: string, ...words: string[]): Promise<Result> {
  return run(process.execPath, [await bin(), "--no-install", ...words], { cwd: project });
}

/** The same with `--json`: the document, and the exit code. */
export async function createJson(
  project: string,
  ...words: string[]
): Promise<{ code: number | null; document: RunDocument }> {
  const { code, stdout } = await create(project, "--json", ...words);
  return { code, document: JSON.parse(stdout) as RunDocument };
}
