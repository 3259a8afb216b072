import { mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { cached } from "../../support/cached.mjs";
import { pack } from "../../support/pack.ts";
import { succeed } from "../../support/processes.ts";
import { copyProject } from "../../support/projects.ts";
import { startRegistry } from "../../support/registry.ts";
import { ownScope, temporaryFolder, type Scope } from "../../support/temporary.ts";
import { newestVersion } from "../contenders/support.ts";
import type { Results } from "../statistics.ts";
import { account } from "./command.ts";

const cache = resolve(import.meta.dirname, "../../../.cache/bench");

interface Generator {
  contender: string;
  tarball: () => Promise<string>;
  /** What stands after `npm init`. */
  init: string[];
  /** Its script below the unpacked package. */
  script: string;
  folder: (scope: Scope) => Promise<string>;
}

const generators: Generator[] = [
  {
    contender: "ours",
    tarball: pack,
    init: ["webpack-frontend", "--", "django", "--yes", "--no-install"],
    script: "dist/cli.mjs",
    folder: (scope) => copyProject(scope, "startproject"),
  },
  {
    contender: "vite",
    tarball: () => download("create-vite"),
    init: ["vite", "--", "app", "--template", "react-ts", "--no-interactive"],
    script: "index.js",
    folder: (scope) => Promise.resolve(temporaryFolder(scope, "create-vite")),
  },
];

/**
 * `npm init`, from a registry on loopback that has nothing but the generator: the network takes no part. No generator
 * installs what it has rendered.
 */
export async function measureGenerators(only: (contender: string) => boolean, results: Results, runs: number) {
  const chosen = generators.filter(({ contender }) => only(contender));
  for (let run = 0; run < runs; run++) {
    for (const generator of chosen) await measureInit(generator, results);
  }
  for (const { contender, tarball, script } of chosen) {
    const scope = ownScope();
    try {
      const folder = temporaryFolder(scope, "unpacked");
      await succeed("tar", ["--extract", "--gzip", "--file", await tarball()], { cwd: folder });
      for (let run = 0; run < runs * 3; run++) {
        const help = await time(folder, [process.execPath, join(folder, "package", script), "--help"]);
        results.add("generator-help", contender, 0, help * 1e3);
        results.add("generator-help", "node", 0, (await time(folder, [process.execPath, "-e", "0"])) * 1e3);
      }
    } finally {
      await scope.end();
    }
  }
}

async function measureInit({ contender, tarball, init, folder }: Generator, results: Results): Promise<void> {
  const scope = ownScope();
  try {
    const { env } = await startRegistry(scope, await tarball());
    const argv = ["npm", "init", "--yes", ...init];
    results.add("generator-cold", contender, 0, await time(await folder(scope), argv, env));
    results.add("generator-warm", contender, 0, await time(await folder(scope), argv, env));
  } finally {
    await scope.end();
  }
}

/** @returns seconds @throws {Error} with the output if the program fails */
async function time(cwd: string, argv: string[], env: Record<string, string> = {}): Promise<number> {
  const { code, wall, output } = await account({ cwd, seconds: 300, steps: [{ argv, env }] });
  if (code !== 0) throw new Error(`${argv.join(" ")} ended with ${code} in ${cwd}:\n${output}`);
  return wall;
}

/** @returns the path of a published package's tarball, its newest version, downloaded once */
async function download(name: string): Promise<string> {
  const version = await newestVersion(name);
  const folder = await cached(join(cache, `${name}-${version}`), async (directory) => {
    mkdirSync(directory, { recursive: true });
    await succeed("npm", ["pack", `${name}@${version}`, "--silent"], { cwd: directory });
  });
  return join(folder, readdirSync(folder).find((file) => file.endsWith(".tgz")) ?? "");
}
