import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { run, succeed } from "./processes.ts";
import { startRegistry } from "./registry.ts";
import { temporaryFolder, type Scope } from "./temporary.ts";

for (const name of ["create-loopback-stand-in", "@loopback/create-stand-in"]) {
  const initializer = name.replace("create-", "");

  test(`npm init ${initializer} runs ${name} and asks for nothing else`, async (t) => {
    const tarball = await packStandIn(t, name);
    const registry = await startRegistry(t, tarball);
    const cwd = temporaryFolder(t);
    const output = await succeed("npm", ["init", "--yes", initializer, "--", "--yes"], { cwd, env: registry.env });
    assert.match(output, /stand-in got \["--yes"\]/);
    assert.deepEqual([...new Set(registry.requests)], [`GET /${name}`, `GET /${name}/-/stand-in.tgz`]);
  });
}

test("a name that is not ours meets a closed door", async (t) => {
  const registry = await startRegistry(t, await packStandIn(t, "create-loopback-stand-in"));
  const cwd = temporaryFolder(t);
  const { code, stderr } = await run("npm", ["init", "--yes", "vite"], { cwd, env: registry.env });
  assert.equal(code, 1);
  assert.match(stderr, /404 Not Found - GET http:\/\/127\.0\.0\.1:\d+\/create-vite/);
  assert.deepEqual([...new Set(registry.requests)], ["GET /create-vite"]);
});

async function packStandIn(scope: Scope, name: string): Promise<string> {
  const folder = temporaryFolder(scope);
  mkdirSync(join(folder, "package"));
  writeFileSync(join(folder, "package/package.json"), JSON.stringify({ name, version: "1.0.0", bin: "cli.js" }));
  const cli = '#!/usr/bin/env node\nconsole.log("stand-in got", JSON.stringify(process.argv.slice(2)));\n';
  writeFileSync(join(folder, "package/cli.js"), cli, { mode: 0o755 });
  await succeed("tar", ["--create", "--gzip", "--file", "stand-in.tgz", "package"], { cwd: folder });
  return join(folder, "stand-in.tgz");
}
