import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commit, copyProject } from "../support/projects.ts";
import type { Scope } from "../support/temporary.ts";
import { create } from "./run.ts";

interface Package {
  scripts: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** A project with a frontend, committed. */
export async function rendered(scope: Scope, name = "startproject", ...words: string[]): Promise<string> {
  const project = await copyProject(scope, name);
  const { code, stderr } = await create(project, "--yes", ...words);
  assert.equal(code, 0, stderr);
  await commit(project, "The frontend");
  return project;
}

/** Every file and folder with its bytes, but git's own. */
export function snapshot(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => !/^\.git\b/.test(path));
  const contents = (path: string) => (statSync(path).isFile() ? readFileSync(path, "latin1") : "a folder");
  return Object.fromEntries(paths.sort().map((path) => [path, contents(join(folder, path))]));
}

export function readPackage(project: string): Package {
  return JSON.parse(readFileSync(join(project, "frontend/package.json"), "utf8")) as Package;
}

/** What `npm install --save-dev lit` and `npm pkg set scripts.storybook=…` do. */
export function changePackage(project: string): void {
  const packageJson = readPackage(project);
  const packages = Object.entries({ ...packageJson.devDependencies, lit: "^3.3.1" }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  packageJson.devDependencies = Object.fromEntries(packages);
  packageJson.scripts.storybook = "storybook dev";
  writeFileSync(join(project, "frontend/package.json"), `${JSON.stringify(packageJson, null, 2)}\n`);
}
