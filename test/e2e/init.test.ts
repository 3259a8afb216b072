import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pack } from "../support/pack.ts";
import { run } from "../support/processes.ts";
import { changes, copyProject } from "../support/projects.ts";
import { startRegistry } from "../support/registry.ts";

describe("npm init webpack-frontend, from a registry that has only our package", () => {
  it("downloads one package and renders", async (test) => {
    const registry = await startRegistry(test, await pack());
    const project = await copyProject(test, "startproject");
    const words = ["init", "--yes", "webpack-frontend", "django", "--", "--yes", "--no-install"];
    const { code, stdout, stderr } = await run("npm", words, { cwd: project, env: registry.env });
    assert.equal(code, 0, stdout + stderr);
    assert.ok(existsSync(join(project, "frontend/webpack.config.mjs")));
    assert.deepEqual(
      [...new Set(registry.requests)].map((request) => request.replace(/-[\d.]+\.tgz$/, "")),
      ["GET /create-webpack-frontend", "GET /create-webpack-frontend/-/create-webpack-frontend"],
    );
  });

  it("says how to type an option that npm has swallowed, and writes nothing", async (test) => {
    const registry = await startRegistry(test, await pack());
    for (const swallowed of ["--force", "--styles=css"]) {
      const project = await copyProject(test, "startproject");
      const { code, stderr } = await run("npm", ["init", "--yes", "webpack-frontend", "django", swallowed], {
        cwd: project,
        env: registry.env,
      });
      assert.equal(code, 2, stderr);
      assert.match(stderr, new RegExp(`npm swallowed ${swallowed.replace("=", " ")}`));
      assert.deepEqual(await changes(project), []);
    }
  });

  it("fails closed: another name is not fetched from elsewhere", async (test) => {
    const registry = await startRegistry(test, await pack());
    const project = await copyProject(test, "startproject");
    const { code, stderr } = await run("npm", ["init", "--yes", "vite"], { cwd: project, env: registry.env });
    assert.notEqual(code, 0);
    assert.match(stderr, /404/);
  });
});

describe("npm exec with the tarball", () => {
  it("renders, without a registry", async (test) => {
    const project = await copyProject(test, "startproject");
    const registry = await startRegistry(test, await pack());
    const words = [
      "exec",
      "--yes",
      `--package=${await pack()}`,
      "--",
      "create-webpack-frontend",
      "django",
      "--yes",
      "--no-install",
    ];
    const { code, stdout, stderr } = await run("npm", words, { cwd: project, env: registry.env });
    assert.equal(code, 0, stdout + stderr);
    assert.ok(existsSync(join(project, "frontend/.gitignore")), "dotfiles are in the package");
    assert.deepEqual(registry.requests, []);
  });
});
