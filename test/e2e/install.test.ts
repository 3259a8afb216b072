import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { NODE_VERSIONS, nodeVersion } from "../../scripts/node-versions.mjs";
import { create } from "../support/frontend.ts";
import { packageManager } from "../support/managers.ts";
import { run, succeed } from "../support/processes.ts";
import { copyProject } from "../support/projects.ts";
import { ownScope } from "../support/temporary.ts";
import { variant } from "../support/variant.ts";

/** What package managers say of a package that wants another Node, is abandoned, or could not be installed as it is. */
const COMPLAINT =
  /EBADENGINE|unsupported engine|the engine "node" is incompatible|deprecated|vulnerabilit|ERESOLVE|install-scripts/i;

describe("a fresh install of the rendered folder", () => {
  const suite = ownScope();
  let frontend: string;

  const render = async (manager: string): Promise<string> => {
    // Flask's has every package that Django's has, and one more.
    const project = await copyProject(suite, "flask-module");
    const words = ["flask", "--yes", "--no-install", "--package-manager", manager, ...variant.options];
    const { code, stderr } = await create(project, words);
    assert.equal(code, 0, stderr);
    return join(project, "frontend");
  };
  before(async () => {
    frontend = await render("npm");
  });
  after(() => suite.end());

  for (const version of NODE_VERSIONS) {
    it(`prints no warning and builds on Node ${version} under npm`, async () => {
      await installAndBuild("npm", ["install", "--engine-strict", "--no-audit"], version);
    });
  }

  // The floor is the strictest. pnpm hides what package.json does not name, so that a build shows what is missing there.
  it("prints no warning and builds on the oldest Node under pnpm", async () => {
    frontend = await render("pnpm");
    await installAndBuild("pnpm", ["install"], NODE_VERSIONS[0] ?? "");
  });

  it("prints no warning and builds on the oldest Node under Yarn", async () => {
    frontend = await render("yarn");
    await pinToPublishedBinaries("@swc/core", "@swc/core-darwin-x64");
    await installAndBuild("yarn", ["install", "--non-interactive"], NODE_VERSIONS[0] ?? "");
  });

  /**
   * Yarn Classic asks for the binaries of every platform, and a registry may have a new version's sooner for one than for
   * another.
   */
  async function pinToPublishedBinaries(name: string, binary: string): Promise<void> {
    const version = await succeed("npm", ["view", binary, "version"], { cwd: frontend });
    const file = join(frontend, "package.json");
    const json = JSON.parse(readFileSync(file, "utf8")) as { devDependencies: Record<string, string> };
    assert.ok(name in json.devDependencies);
    json.devDependencies[name] = version.trim();
    writeFileSync(file, JSON.stringify(json));
  }

  async function installAndBuild(manager: string, words: string[], version: string): Promise<void> {
    for (const left of ["node_modules", "package-lock.json", "pnpm-lock.yaml", "yarn.lock", "manifest.json"]) {
      rmSync(join(frontend, left), { recursive: true, force: true });
    }
    const others = [await packageManager("pnpm@12"), await packageManager("yarn@1")];
    const env = {
      PATH: [await nodeVersion(version), ...others, process.env.PATH].join(delimiter),
      npm_config_engine_strict: "true",
    };
    assert.match(await succeed("node", ["--version"], { cwd: frontend, env }), new RegExp(`^v${version}\\.`));
    const { code, stdout, stderr } = await run(manager, words, { cwd: frontend, env, timeout: 900_000 });
    assert.equal(code, 0, stdout + stderr);
    assert.doesNotMatch(stdout + stderr, COMPLAINT);
    await succeed(manager, ["run", "build"], { cwd: frontend, env });
    assert.ok(existsSync(join(frontend, "manifest.json")));
  }
});
