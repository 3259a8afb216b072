import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { cached } from "./cached.mjs";
import { pack } from "./pack.ts";
import { succeed } from "./processes.ts";

const cache = resolve(import.meta.dirname, "../../.cache");

/** The command line as it is published: the packed tarball, unpacked. @returns the path of its script */
export async function bin(): Promise<string> {
  const tarball = await pack();
  const name = createHash("sha256").update(readFileSync(tarball)).digest("hex").slice(0, 12);
  const folder = await cached(join(cache, `unpacked-${name}`), (directory) =>
    succeed("tar", ["--extract", "--gzip", "--file", tarball, "--directory", directory], { cwd: directory }),
  );
  return join(folder, "package/dist/cli.mjs");
}
