import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BACKENDS, type Backend } from "../support/backends.ts";
import { bin } from "../support/bin.ts";
import { optionsOf, titleOf, type Combination } from "../support/combinations.ts";
import { installed } from "../support/frontend.ts";
import { succeed } from "../support/processes.ts";
import { copyProject } from "../support/projects.ts";
import type { Scope } from "../support/temporary.ts";

/** A rendered combination. */
export interface Rendered {
  title: string;
  backend: Backend;
  /** The project's folder. */
  project: string;
  frontend: string;
}

interface Package {
  scripts: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

/** Puts the combination into a project of its backend, with nothing installed. */
export async function renderCombination(scope: Scope, combination: Combination): Promise<Rendered> {
  const backend = Object.values(BACKENDS).find(({ name }) => name === combination.backend);
  if (!backend) throw new Error(`No project of test/support/backends.ts is for ${String(combination.backend)}.`);
  const project = await copyProject(scope, backend.project);
  await succeed(process.execPath, [await bin(), ...optionsOf(combination), "--yes", "--no-install"], { cwd: project });
  return { title: titleOf(combination), backend, project, frontend: join(project, backend.base, "frontend") };
}

export function packageOf({ frontend }: Rendered): Package {
  return JSON.parse(readFileSync(join(frontend, "package.json"), "utf8")) as Package;
}

/** The packages that a folder says it needs, each with its version. */
export function dependenciesOf(folder: Rendered): Record<string, string> {
  const { dependencies, devDependencies } = packageOf(folder);
  return { ...dependencies, ...devDependencies };
}

/** Packages that features have in one version each, of which a folder has one. */
const ALTERNATIVE = ["htmx.org"];

/**
 * Installs what any of the folders needs, once for all; once for each version of what is there in several.
 *
 * @returns the node_modules of each
 * @throws {Error} if two folders want another version of one package
 */
export async function installTogether(folders: readonly Rendered[]): Promise<Map<Rendered, string>> {
  const places = new Map<Rendered, string>();
  const versionsOf = (folder: Rendered) => ALTERNATIVE.map((name) => dependenciesOf(folder)[name]).join();
  const versions = [...new Set(folders.map(versionsOf))].filter((version) => version !== "");
  for (const version of versions.length > 0 ? versions : [""]) {
    // Who has none of them goes with the first.
    const isHere = (folder: Rendered) =>
      [version, ...(version === versions[0] ? [""] : [])].includes(versionsOf(folder));
    const here = folders.filter(isHere);
    const place = await installUnion(here);
    for (const folder of here) places.set(folder, place);
  }
  return places;
}

async function installUnion(folders: readonly Rendered[]): Promise<string> {
  const together = new Map<string, string>();
  for (const [name, version] of folders.flatMap((folder) => Object.entries(dependenciesOf(folder)))) {
    const other = together.get(name) ?? version;
    if (other !== version) throw new Error(`${name} is wanted as ${other} and as ${version}.\nSay one in templates/.`);
    together.set(name, version);
  }
  const allowScripts = Object.assign({}, ...folders.map((folder) => packageOf(folder).allowScripts)) as object;
  return installed(
    JSON.stringify({ private: true, devDependencies: Object.fromEntries([...together].sort()), allowScripts }),
  );
}
