import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { virtualEnvironment } from "../../scripts/python.mjs";
import { coverPairs } from "../support/combinations.ts";
import { run, succeed } from "../support/processes.ts";
import { ownScope } from "../support/temporary.ts";
import { dependenciesOf, installTogether, packageOf, renderCombination, type Rendered } from "./folders.ts";

const suite = ownScope();
let all: Rendered[];
/** One folder for each state of what Node's tools read: a package manager or a backend changes little of that. */
let different: Rendered[];
let packages: Map<Rendered, string>;

before(async () => {
  all = await Promise.all(coverPairs().map((combination) => renderCombination(suite, combination)));
  different = [...new Map(all.map((folder) => [stateOf(folder), folder])).values()];
  packages = await installTogether(different);
  for (const [{ frontend }, place] of packages) symlinkSync(place, join(frontend, "node_modules"), "junction");
});
after(() => suite.end());

describe("every pair of choices, as rendered", { timeout: 900_000 }, () => {
  it("has types without an error", async () => {
    for (const folder of different) await script(folder, packageOf(folder).scripts.typecheck ?? "");
  });

  it("is formatted", async () => {
    const seen = new Set<string>();
    for (const folder of different) {
      // Most files are the same in many of them.
      const files = filesOf(folder).filter((name) => {
        const key = `${name}\0${readFileSync(join(folder.frontend, name), "utf8")}`;
        return !seen.has(key) && seen.add(key);
      });
      await script(folder, `prettier --check --ignore-unknown ${files.map((name) => `'${name}'`).join(" ")}`);
    }
  });

  it("is clean to its own linter", async () => {
    const folders = different.map(({ frontend }) => frontend);
    // One process for all: each file is held to the configuration above it.
    await succeed(join(folders[0] ?? "", "node_modules/.bin/eslint"), ["--max-warnings", "0", ...folders], {
      cwd: folders[0] ?? "",
      timeout: 600_000,
    });
  });

  it("is clean to ruff with its defaults", async () => {
    const requirements = readFileSync(join(import.meta.dirname, "../python/requirements.txt"), "utf8");
    const [pinned = ""] = /^ruff==.+$/m.exec(requirements) ?? [];
    const ruff = await virtualEnvironment("ruff", [pinned]);
    const folders = all.map(({ frontend }) => frontend);
    for (const words of [["check"], ["format", "--check"]]) {
      await succeed(ruff, ["-m", "ruff", ...words, "--isolated", "--no-cache", ...folders], { cwd: folders[0] ?? "" });
    }
  });

  it("names no package that its package.json does not have", () => {
    const known = new Set(different.flatMap((folder) => Object.keys(dependenciesOf(folder))));
    for (const folder of different) {
      const declared = dependenciesOf(folder);
      for (const file of sourcesOf(folder).filter((name) => /\.[cm]?[jt]s$/.test(name))) {
        const named = packagesIn(readFileSync(join(folder.frontend, file), "utf8"));
        const undeclared = named.filter((name) => known.has(name) && !(name in declared));
        assert.deepEqual(undeclared, [], `${file} of ${folder.title}`);
      }
    }
  });

  it("can be installed", async () => {
    const sets = new Map(different.map((folder) => [JSON.stringify(dependenciesOf(folder)), folder]));
    assert.ok(sets.size > 1);
    // What npm would put there; whether it then does is for test/e2e/install.test.ts.
    const words = ["install", "--package-lock-only", "--no-audit", "--no-fund", "--prefer-offline"];
    for (const { frontend } of sets.values()) await succeed("npm", words, { cwd: frontend, timeout: 300_000 });
  });
});

/** The packages that a file imports, and the loaders that it names. */
function packagesIn(text: string): string[] {
  // One is named for who asks for it, and is not there.
  const code = text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$|^export const VUE_LOADER = .*$/gm, "");
  const importing = /\b(?:from|import|import\(|require\(|resolve\()\s*["']((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^"']*)?["']/g;
  const loaders = /["']((?:@[\w.-]+\/)?[\w.-]+-loader)(?:\/[^"']*)?["']/g;
  return [importing, loaders].flatMap((pattern) => [...code.matchAll(pattern)].map(([, name = ""]) => name));
}

/** Runs what a script of package.json says, with the shared packages. */
async function script({ frontend, title }: Rendered, line: string): Promise<void> {
  const env = { PATH: [join(frontend, "node_modules/.bin"), process.env.PATH].join(delimiter) };
  const { code, stdout, stderr } = await run("sh", ["-c", line], { cwd: frontend, env });
  assert.equal(code, 0, `${line}, ${title}:\n${stdout}${stderr}`);
}

/** What was rendered, without what Python reads. */
function sourcesOf(folder: Rendered): string[] {
  return filesOf(folder).filter((name) => !/\.(py|html|md)$|^\.webpack-frontend\.json$/.test(name));
}

function filesOf({ frontend }: Rendered): string[] {
  return readdirSync(frontend, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(frontend.length + 1))
    .filter((name) => !name.startsWith("node_modules"))
    .sort();
}

function stateOf(folder: Rendered): string {
  const hash = createHash("sha256");
  for (const name of sourcesOf(folder)) {
    const text = readFileSync(join(folder.frontend, name), "utf8");
    hash.update(`${name}\0${name === "package.json" ? withoutProject(text) : text}\0`);
  }
  return hash.digest("hex");
}

/** A package.json without the project's name, and how its backend is started: both are nothing to the tools. */
function withoutProject(text: string): string {
  return JSON.stringify({ ...(JSON.parse(text) as object), name: undefined, config: undefined });
}
