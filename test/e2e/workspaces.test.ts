import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { create } from "../support/frontend.ts";
import { packageManager, type ManagerName } from "../support/managers.ts";
import { run, succeed } from "../support/processes.ts";
import { copyProject } from "../support/projects.ts";

interface Place {
  project: string;
  frontend: string;
  /** Runs the package manager in the frontend folder. */
  manage: (...words: string[]) => Promise<string>;
  /** Whether something is there, from the project's folder. */
  has: (path: string) => boolean;
}

/**
 * Has the command line install the packages beside others, as on a CI machine, where package managers are at their
 * strictest.
 */
async function installed(test: TestContext, name: "npm" | ManagerName, files: Record<string, string>): Promise<Place> {
  const project = await copyProject(test, "flask-module");
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
  const [command = ""] = name.split("@");
  const env = { ...(name !== "npm" && (await having(name))), CI: "true" };
  const words = ["flask", "--yes", "--package-manager", command];
  const { code, stdout, stderr } = await create(project, words, env, { online: true });
  assert.equal(code, 0, stdout + stderr);
  const frontend = join(project, "frontend");
  return {
    project,
    frontend,
    manage: (...args) => succeed(command, args, { cwd: frontend, env, timeout: 300_000 }),
    has: (path) => existsSync(join(project, path)),
  };
}

/** The environment that has a package manager. */
async function having(name: ManagerName): Promise<NodeJS.ProcessEnv> {
  return { PATH: [await packageManager(name), process.env.PATH].join(delimiter) };
}

const owner = (more: object = {}) =>
  JSON.stringify({ name: "owner", private: true, dependencies: { once: "1" }, ...more });

/** A lock file that does not have the frontend folder yet. */
const PNPM_LOCK = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      isexe:
        specifier: 2.0.0
        version: 2.0.0

packages:

  isexe@2.0.0:
    resolution: {integrity: sha512-RHxMLp9lnKHGHRng9QFhRCMbYAcVpn69smSGcq3f36xjgVVWThj4qqLbTLlq7Ssj8B+fIQ1EuCEGI2lKsyQeIw==}

snapshots:

  isexe@2.0.0: {}
`;

const SCRIPTS = ["build", "lint", "typecheck", "test"];

describe("the packages, beside others of the project", { timeout: 1_800_000 }, () => {
  it("stand apart from a package of Yarn's, in node_modules", async (test) => {
    const files = { "package.json": owner({ packageManager: "yarn@3.8.7" }), "yarn.lock": "" };
    const { project, manage, has } = await installed(test, "yarn@4", files);
    for (const script of SCRIPTS) await manage(script);
    assert.ok(has("frontend/manifest.json"));
    assert.ok(has("frontend/node_modules/webpack") && !has("frontend/.pnp.cjs") && !has("node_modules"));
    assert.equal(readFileSync(join(project, "yarn.lock"), "utf8"), "");
    const { stdout } = await create(project, ["flask", "--yes"], await having("yarn@4"), { online: true });
    assert.match(stdout, /Nothing to do in frontend\/\.\n/);
  });

  it("build, lint and check under Yarn's Plug'n'Play in a workspace, with either engine", async (test) => {
    const files = { "package.json": owner({ workspaces: ["frontend"] }), "yarn.lock": "" };
    const { project, frontend, manage, has } = await installed(test, "yarn@4", files);
    assert.ok(has(".pnp.cjs") && !has("frontend/yarn.lock") && !has("frontend/node_modules"));
    for (const script of SCRIPTS) await manage(script);
    assert.ok(has("frontend/manifest.json"));
    const wrong = join(frontend, "src/components/wrong.ts");
    writeFileSync(wrong, 'export const wrong: number = "text";\n');
    await assert.rejects(manage("build"), /wrong\.ts:1:14\nTS2322/);
    writeFileSync(wrong, "export const right = 1;\n");
    const env = { ...(await having("yarn@4")), CI: "true" };
    const added = await create(project, ["add", "rspack", "--yes"], env, { online: true });
    assert.equal(added.code, 0, added.stdout + added.stderr);
    for (const script of ["build", "lint", "typecheck"]) await manage(script);
  });

  it("join a workspace of Yarn Classic", async (test) => {
    const { has } = await installed(test, "yarn@1", { "package.json": owner({ workspaces: ["frontend"] }) });
    assert.ok(has("yarn.lock") && has("node_modules/webpack") && !has("frontend/yarn.lock"));
  });

  it("join a workspace of pnpm that lists the folder", async (test) => {
    const files = {
      "package.json": '{"private": true, "dependencies": {"isexe": "2.0.0"}}',
      "pnpm-workspace.yaml": "packages:\n  - frontend\n",
      "pnpm-lock.yaml": PNPM_LOCK,
    };
    const { project, manage, has } = await installed(test, "pnpm@10", files);
    assert.match(readFileSync(join(project, "pnpm-lock.yaml"), "utf8"), /^ {2}frontend:$/m);
    assert.ok(!has("frontend/pnpm-lock.yaml") && has("frontend/node_modules/webpack"));
    await manage("run", "build");
  });

  it("say what a workspace of pnpm has to say of install scripts, without which pnpm fails", async (test) => {
    const list = "packages:\n  - frontend\n";
    const project = await copyProject(test, "flask-module");
    writeFileSync(join(project, "package.json"), '{"private": true}');
    writeFileSync(join(project, "pnpm-workspace.yaml"), list);
    const env = await having("pnpm@12");
    const words = ["flask", "--yes", "--package-manager", "pnpm"];
    const { code, stdout, stderr } = await create(project, words, env, { online: true });
    assert.equal(code, 1, stdout);
    const [, wanted = ""] =
      /pnpm-workspace\.yaml:\n(allowBuilds:\n(?: {2}".*": false\n)+)Go on with: /.exec(stderr) ?? [];
    assert.notEqual(wanted, "", stderr);
    writeFileSync(join(project, "pnpm-workspace.yaml"), list + wanted);
    await succeed("pnpm", ["install"], { cwd: join(project, "frontend"), env, timeout: 300_000 });
  });

  for (const name of ["pnpm@10", "pnpm@12"] as const) {
    it(`stand apart from a workspace of ${name} that does not list the folder`, async (test) => {
      const files = { "package.json": owner(), "pnpm-workspace.yaml": "packages:\n  - packages/*\n" };
      const { manage, has } = await installed(test, name, files);
      assert.ok(has("frontend/pnpm-lock.yaml") && !has("pnpm-lock.yaml") && !has("node_modules"));
      await manage("run", "build");
    });
  }

  it("join a workspace of npm, and come of its lock file", async (test) => {
    const { project, manage, has } = await installed(test, "npm", {
      "package.json": owner({ workspaces: ["frontend"] }),
    });
    assert.ok(has("package-lock.json") && has("node_modules/webpack") && !has("frontend/package-lock.json"));
    await manage("ci");
    await manage("run", "build");
    assert.ok(has("frontend/manifest.json"));
    const { code, stdout } = await run("npm", ["ls", "--workspaces", "webpack"], { cwd: project });
    assert.equal(code, 0, stdout);
  });
});
