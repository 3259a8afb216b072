import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import type { PackageManager } from "../../../generators/project/packageManager.ts";
import { findStanding, standingNotice } from "../../../generators/project/workspace.ts";
import { temporaryFolder } from "../../support/temporary.ts";

type Files = Record<string, string>;

const members = (...patterns: string[]) => ({ "package.json": JSON.stringify({ workspaces: patterns }) });
const pnpm = (...patterns: string[]) => ({ "pnpm-workspace.yaml": `packages: ${JSON.stringify(patterns)}` });

/** What is said of `backend/frontend/`; undefined where nothing is. The paths are relative to `backend/`, the project. */
const cases: [manager: PackageManager, files: Files, notice: RegExp | undefined][] = [
  ["npm", {}, undefined],
  ["npm", { "package.json": "{}" }, undefined],
  [
    "npm",
    members("backend/frontend"),
    /^frontend\/ joins the workspace of \.\.\/package\.json: its lock file is \.\.\/package-lock\.json\.$/,
  ],
  ["npm", members("./backend/*/"), /joins/],
  ["npm", members("backend/**"), /joins/],
  ["npm", members("*/*", "!backend/frontend"), /stands apart/],
  [
    "npm",
    members("packages/*"),
    /^frontend\/ stands apart from the workspace of \.\.\/package\.json, which does not list it\.\nTo have it join, list "backend\/frontend" there\.$/,
  ],
  ["npm", { "package.json": '{"workspaces": {"packages": ["backend/frontend"]}}' }, /joins/],
  ["npm", { "package.json": '{"workspaces": [1, null]}' }, /stands apart/],
  ["npm", { "package.json": '{"workspaces": "backend/frontend"}' }, undefined],
  ["npm", { "package.json": '{"workspaces": null}' }, undefined],
  ["npm", { "package.json": "[" }, undefined],
  ["npm", { ...members("backend/frontend"), "backend/package.json": "{}" }, /joins the workspace of \.\.\/package/],
  [
    "npm",
    { ...members("x"), "backend/package.json": '{"workspaces": ["frontend"]}' },
    /joins the workspace of package\.json/,
  ],
  ["npm", pnpm("backend/frontend"), undefined],
  ["bun", { ...members("backend/*"), "bun.lockb": "" }, /joins .* its lock file is \.\.\/bun\.lockb\.$/],
  ["bun", members("backend/*"), /joins .* its lock file is \.\.\/bun\.lock\.$/],
  ["yarn", {}, undefined],
  [
    "yarn",
    { "package.json": "{}" },
    /^frontend\/ stands apart from the package of \.\.\/package\.json: frontend\/yarn\.lock and frontend\/\.yarnrc\.yml make it so\.$/,
  ],
  ["yarn", members("backend/*"), /joins .* its lock file is \.\.\/yarn\.lock\.$/],
  [
    "yarn",
    members("packages/*"),
    /stands apart from the workspace of .*make it so\.\nTo have it join, list "backend\/frontend" there and delete these\.$/,
  ],
  // Yarn takes the nearest folder with a lock file for the project's root.
  ["yarn", { ...members("backend/*"), "backend/yarn.lock": "" }, /stands apart/],
  ["yarn", { ...members("backend/*"), "backend/frontend/yarn.lock": "" }, /stands apart/],
  ["yarn", { ...members("backend/*"), "yarn.lock": "" }, /joins/],
  ["pnpm", {}, undefined],
  ["pnpm", members("backend/frontend"), undefined],
  [
    "pnpm",
    pnpm("backend/*"),
    /^frontend\/ joins the workspace of \.\.\/pnpm-workspace\.yaml: its lock file is \.\.\/pnpm-lock\.yaml\.$/,
  ],
  [
    "pnpm",
    pnpm("packages/*"),
    /^frontend\/ stands apart from .*: frontend\/pnpm-workspace\.yaml makes it so\.\nTo have it join, list "backend\/frontend" there and delete that file\.$/,
  ],
  ["pnpm", { "pnpm-workspace.yaml": "catalog: {}" }, /stands apart/],
  [
    "pnpm",
    { ...pnpm("backend/*"), "backend/pnpm-workspace.yaml": "packages: []" },
    /stands apart from the workspace of pnpm-/,
  ],
  ["pnpm", { ...pnpm("backend/*"), ...{ "backend/frontend/pnpm-workspace.yaml": "packages: []" } }, /stands apart/],
  ["pnpm", { "pnpm-workspace.yaml": "packages: *all" }, undefined],
];

describe("how the frontend stands to a workspace", () => {
  for (const [manager, files, notice] of cases) {
    it(`${notice?.source ?? "is nothing to tell of"}: ${manager}, ${JSON.stringify(files)}`, (test) => {
      const { project, folder } = makeFiles(temporaryFolder(test), files);
      const told = standingNotice(manager, project, folder);
      if (notice) assert.match(told ?? "", notice);
      else assert.equal(told, undefined);
    });
  }

  it("is apart under Yarn and pnpm where nothing is above: each has a file of its own for its settings", (test) => {
    const { folder } = makeFiles(temporaryFolder(test), {});
    for (const manager of ["yarn", "pnpm"] as const) assert.deepEqual(findStanding(manager, folder), { joins: false });
    assert.equal(findStanding("npm", folder), undefined);
  });

  it("is told of the frontend's path in a project of one folder", (test) => {
    const root = temporaryFolder(test);
    writeFileSync(join(root, "package.json"), '{"workspaces": ["frontend"]}');
    assert.equal(
      standingNotice("npm", root, join(root, "frontend")),
      "frontend/ joins the workspace of package.json: its lock file is package-lock.json.",
    );
  });
});

function makeFiles(root: string, files: Files): { project: string; folder: string } {
  const project = join(root, "backend");
  mkdirSync(project);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { project, folder: join(project, "frontend") };
}
