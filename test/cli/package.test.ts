import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { before, describe, it } from "node:test";
import { pack } from "../support/pack.ts";
import { succeed } from "../support/processes.ts";
import { git } from "../support/projects.ts";
import { bin } from "../support/bin.ts";

const root = resolve(import.meta.dirname, "../..");

describe("the package", () => {
  let files: string[];
  let unpacked: string;

  before(async () => {
    const list = await succeed("tar", ["--list", "--gzip", "--file", await pack()], { cwd: root });
    files = list.split("\n").filter(Boolean);
    unpacked = join(await bin(), "../..");
  });

  it("holds every file of templates/, dotfiles under a name that npm does not drop", async () => {
    const tracked = (await git(root, "ls-files", "--cached", "--others", "--exclude-standard", "templates"))
      .split("\n")
      .filter(Boolean);
    assert.ok(tracked.some((file) => file.endsWith("/.gitignore")));
    const wanted = tracked.map((file) => `package/dist/${file.replace(/\/\.gitignore$/, "/_gitignore")}`);
    assert.deepEqual(
      wanted.filter((file) => !files.includes(file)),
      [],
    );
  });

  it("holds nothing else but the command line, the notices, the documentation and what npm always adds", () => {
    const others = files.filter((file) => !file.startsWith("package/dist/templates/"));
    assert.deepEqual(
      others.filter(
        (file) =>
          !/^package\/(dist\/[\w-]+\.mjs|dist\/THIRD-PARTY-NOTICES\.md|docs\/[\w-]+\.md|package\.json|README\.md|LICENSE)$/.test(
            file,
          ),
      ),
      [],
    );
    assert.ok(others.includes("package/dist/cli.mjs"));
    assert.ok(others.includes("package/LICENSE"));
  });

  it("has no dependency to install, and no script that runs at install", () => {
    const manifest = JSON.parse(readFileSync(join(unpacked, "package.json"), "utf8")) as Record<
      string,
      Record<string, string> | undefined
    >;
    for (const group of ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"]) {
      assert.equal(manifest[group], undefined, group);
    }
    const atInstall = Object.keys(manifest.scripts ?? {}).filter((name) => /^(pre|post)?install$|^prepare$/.test(name));
    assert.deepEqual(atInstall, []);
  });

  it("names each bundled package with its licence", () => {
    const notices = readFileSync(join(unpacked, "dist/THIRD-PARTY-NOTICES.md"), "utf8");
    for (const name of [
      "yeoman-environment",
      "yeoman-generator",
      "mem-fs-editor",
      "ejs",
      "@lezer/python",
      "commander",
      "execa",
    ]) {
      assert.match(
        notices,
        new RegExp(`^## ${name} \\d+\\.\\d+\\.\\d+ \\((MIT|Apache-2\\.0|BSD-2-Clause|ISC)\\)$`, "m"),
      );
    }
  });

  it("has a licence's text for each of them, and nothing that a program has printed by mistake", () => {
    const notices = readFileSync(join(unpacked, "dist/THIRD-PARTY-NOTICES.md"), "utf8");
    const sections = notices.split(/^(?=## \S+ \d+\.\d+\.\d+\S* \()/m).slice(1);
    assert.ok(sections.length > 50);
    for (const section of sections) {
      const [title = "", ...text] = section.split("\n");
      assert.doesNotMatch(title, /undefined|\[object|null|\(\)/);
      assert.ok(text.join("\n").trim().length >= 100, section);
    }
  });

  /** The code that Node reads for a file of dist/, with what that imports at once. */
  function loaded(file: string): string {
    const code = readFileSync(join(unpacked, "dist", file), "utf8");
    const imports = [...code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w-]+\.mjs)["'`]/g)].map(
      ([, name = ""]) => name,
    );
    return [code, ...[...new Set(imports)].map(loaded)].join("\n");
  }

  it("loads nothing of Yeoman for --help, and neither questions nor what Yeoman could do besides for a run without any", () => {
    const [, run = ""] = /import\(["'`]\.\/(run-[\w-]+\.mjs)["'`]\)/.exec(loaded("cli.mjs")) ?? [];
    assert.ok(loaded("cli.mjs").length < 150_000);
    assert.doesNotMatch(loaded("cli.mjs"), /yeoman/i);
    assert.match(loaded(run), /yeoman/i);
    assert.doesNotMatch(loaded(run), /rxjs|inquirer\.js|simple-git\./);
    assert.ok(loaded(run).length < 1_250_000);
  });

  it("does not know the machine that it was made on", () => {
    for (const file of files.filter((name) => /^package\/dist\/[^/]+\.mjs$/.test(name))) {
      const code = readFileSync(join(unpacked, file.slice("package/".length)), "utf8");
      assert.ok(!code.includes(root), file);
    }
  });
});
