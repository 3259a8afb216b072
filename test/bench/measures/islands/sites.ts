import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { bin } from "../../../support/bin.ts";
import { cached } from "../../../support/cached.mjs";
import { succeed } from "../../../support/processes.ts";
import { copyProject } from "../../../support/projects.ts";
import { ownScope } from "../../../support/temporary.ts";
import { createHash } from "node:crypto";
import { pack } from "../../../support/pack.ts";
import { newestVersion } from "../../contenders/support.ts";
import { pythonWithPackages } from "../python-environment.ts";
import { BOXES, type Kind } from "./boxes.ts";

const cache = resolve(import.meta.dirname, "../../../../.cache/bench");

/** How many islands a page has. */
export const COUNT = 200;

/** What is served: pages, and the folder of the files that they ask for. */
export interface Site {
  contender: string;
  pages: { kind: Kind; html: string }[];
  /** Absolute path. */
  files: string;
  /** The path of `files` in URLs, with a slash at both ends. */
  base: string;
}

/** Our own rendered folder, built, with pages of Django's. */
export async function makeOurs(): Promise<Site> {
  const hash = hashOf(readFileSync(await pack()), process.versions.node, JSON.stringify(BOXES));
  const project = await cached(join(cache, `islands-ours-${hash}`), async (directory) => {
    console.error("Setting up islands of ours …");
    const scope = ownScope();
    try {
      const copy = await copyProject(scope, "startproject");
      const args = [await bin(), "django", "--yes", "--no-wire", "--no-install", "--styles", "css"];
      await succeed(process.execPath, [...args, "--architecture", "islands", "--ui", "react,vue"], { cwd: copy });
      cpSync(join(copy, "frontend"), join(directory, "frontend"), { recursive: true });
    } finally {
      await scope.end();
    }
    const folder = join(directory, "frontend");
    for (const { file, source } of Object.values(BOXES)) write(join(folder, "src/islands", file), source);
    await install(folder);
    await succeed("npm", ["run", "build"], { cwd: folder, timeout: 600_000 });
  });
  const { python } = await pythonWithPackages();
  const pages = [];
  for (const kind of Object.keys(BOXES) as Kind[]) {
    const name = BOXES[kind].file.replace(/\.\w+$/, "");
    const script = join(import.meta.dirname, "page.py");
    const html = await succeed(python, [script, project, name, String(COUNT)], { cwd: project });
    pages.push({ kind, html });
  }
  return { contender: "ours", pages, files: join(project, "frontend/static"), base: "/static/" };
}

/** Astro's own build: its last line that runs on Node 20. Plain components are none of its islands. */
export async function makeAstro(): Promise<Site> {
  const packages = ["astro@5", "@astrojs/react@4", "@astrojs/vue@5", "react@19", "react-dom@19", "vue@3"];
  const hash = hashOf(await newestVersion("astro@5"), process.versions.node, JSON.stringify(BOXES));
  const kinds = ["react", "vue"] as const;
  const folder = await cached(join(cache, `islands-astro-${hash}`), async (folder) => {
    console.error("Setting up islands of Astro …");
    write(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
    await install(folder, ...packages);
    write(join(folder, "astro.config.mjs"), ASTRO_CONFIG);
    for (const kind of kinds) {
      const { file, source } = BOXES[kind];
      write(join(folder, "src/components", file), source);
      write(join(folder, `src/pages/${kind}.astro`), astroPage(kind, file));
    }
    const env = { ASTRO_TELEMETRY_DISABLED: "1" };
    await succeed(process.execPath, ["node_modules/astro/astro.js", "build"], { cwd: folder, env, timeout: 600_000 });
  });
  const files = join(folder, "dist");
  const pages = kinds.map((kind) => ({ kind, html: readFileSync(join(files, kind, "index.html"), "utf8") }));
  return { contender: "astro", pages, files, base: "/" };
}

const ASTRO_CONFIG = `import react from "@astrojs/react";
import vue from "@astrojs/vue";

export default { integrations: [react(), vue()] };
`;

/** \`client:only\`: nothing is rendered before, as with ours. */
const astroPage = (kind: Kind, file: string): string => `---
import Box from "../components/${file}";
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Islands</title></head><body>
{Array.from({ length: ${COUNT} }, (_, number) => <Box client:only="${kind}" number={number} />)}
</body></html>
`;

const hashOf = (...parts: (string | Buffer)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 12);
};

async function install(cwd: string, ...packages: string[]): Promise<void> {
  await succeed("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd, timeout: 600_000 });
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
