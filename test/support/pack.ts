import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cached } from "./cached.mjs";
import { succeed } from "./processes.ts";

const root = resolve(import.meta.dirname, "../..");

/** Everything that `npm pack` and the build before it read. */
const SOURCES = [
  "package.json",
  "package-lock.json",
  "README.md",
  "LICENSE",
  "CHANGELOG.md",
  "docs",
  "generators",
  "scripts/build.mjs",
  "scripts/licences.mjs",
  "templates",
];

/**
 * The package as it would be published. Test files run as processes side by side, so it is packed once for each state
 * of the sources and kept in .cache/. TARBALL in the environment names another one: the one about to be published.
 *
 * @returns the tarball's absolute path
 */
export async function pack(): Promise<string> {
  if (process.env.TARBALL) return resolve(process.env.TARBALL);
  const directory = await cached(join(root, ".cache", `pack-${fingerprint(SOURCES)}`), (directory) =>
    succeed("npm", ["pack", "--silent", "--pack-destination", directory], { cwd: root }),
  );
  const [name, ...others] = readdirSync(directory).filter((name) => name.endsWith(".tgz"));
  if (!name || others.length > 0)
    throw new Error(`npm pack left no single tarball in ${directory}.\nrm -r ${directory}`);
  return join(directory, name);
}

/** @param paths of files and folders below the repository @returns what changes with their names and contents */
export function fingerprint(paths: string[]): string {
  const hash = createHash("sha256");
  for (const path of paths.map((name) => join(root, name)).flatMap(files)) {
    hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** What a try-out leaves behind is no source. */
const IGNORED = new Set(["node_modules", "__pycache__", ".webpack"]);

/** @returns a file itself, or the files below a folder, sorted; none if there is no such path */
function files(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => !IGNORED.has(name))
      .map(({ name }) => join(path, name))
      .sort()
      .flatMap(files);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return [path];
    throw error;
  }
}
