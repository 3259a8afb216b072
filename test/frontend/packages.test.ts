import assert from "node:assert/strict";
import { lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { succeed } from "../support/processes.ts";
import { variant } from "../support/variant.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

const MOST_PACKAGES = 400;
/**
 * Of them, sass-embedded and what it needs have 38: builds of Rspack take three quarters of the time that they take with
 * `sass`. The engine of Rspack is one file of 55, in place of webpack's many small ones.
 */
const MOST_MEGABYTES = variant.name === "rspack" ? 230 : 215;

/** Packages that may be there in several versions, and what asks for another one than the newest. */
const REASONS: Record<string, string> = {
  "@jsonjoy.com/base64": "memfs, of webpack-dev-middleware, holds two lines of it",
  "@jsonjoy.com/buffers": "as above",
  "@jsonjoy.com/codegen": "as above",
  "@jsonjoy.com/json-pack": "as above",
  "@jsonjoy.com/json-pointer": "as above",
  "@jsonjoy.com/util": "as above",
  ajv: "eslint stays with 6, webpack's schemas need 8",
  commander: "webpack-cli has 14, terser 2",
  "eslint-visitor-keys": "@eslint-community/eslint-utils stays with 3",
  "find-up": "webpack-cli's pkg-dir stays with 4",
  hookified: "cacheable, of eslint's cache, holds two lines of it",
  ignore: "typescript-eslint has 7, eslint 5",
  "json-schema-traverse": "goes with ajv",
  "locate-path": "goes with find-up",
  "p-limit": "goes with find-up",
  "p-locate": "goes with find-up",
  "source-map": "ts-loader has 0.7, terser 0.6",
  "supports-color": "jest-worker has 8, chalk 7",
  typescript: "7 checks types; the loader and the linter need the interface of 6",
};

interface Package {
  /** Where it is installed under another name than its own. */
  name?: string;
  version: string;
  extraneous?: boolean;
}

describe("the packages that a folder with the default choices brings", () => {
  const scope = suiteScope();
  let folder: Folder;
  /** As npm has installed them, by their path. */
  let packages: [string, Package][];

  before(async () => {
    folder = await makeFolder(scope, "scss");
    const lock = (await folder.json("node_modules/.package-lock.json")) as { packages: Record<string, Package> };
    packages = Object.entries(lock.packages);
  });

  it("are no more than they need be", () => {
    assert.ok(packages.length > 100, "they are installed");
    assert.ok(packages.length <= MOST_PACKAGES, `${packages.length} packages, at most ${MOST_PACKAGES}`);
  });

  it("are no larger than they need be", () => {
    const megabytes = sizeOf(folder.path("node_modules")) / 2 ** 20;
    assert.ok(megabytes > 50, "they are installed");
    assert.ok(megabytes <= MOST_MEGABYTES, `${Math.ceil(megabytes)} MB, at most ${MOST_MEGABYTES}`);
  });

  it("are there in one version each, but for those that have a reason", () => {
    const versions = new Map<string, Set<string>>();
    for (const [path, { name: own, version }] of packages) {
      const name = own ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
    const repeated = [...versions].filter(([name, all]) => all.size > 1 && !(name in REASONS));
    assert.deepEqual(
      repeated.map(([name, all]) => `${name} ${[...all].join(", ")}`),
      [],
    );
  });

  it("are all wanted by somebody: npm would remove the others later, unasked", () => {
    const unwanted = packages.filter(([, { extraneous }]) => extraneous);
    assert.deepEqual(
      unwanted.map(([path]) => path),
      [],
    );
  });

  it("have one command for TypeScript, the fast one", async () => {
    const version = await succeed(folder.path("node_modules/.bin/tsc"), ["--version"], { cwd: folder.root });
    assert.match(version, /^Version 7\./);
  });
});

/** Bytes of the files below a folder, as `du --apparent-size` counts them; each package may be a link, as in a copy of an install. */
function sizeOf(folder: string): number {
  return readdirSync(folder)
    .map((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? sizeOf(path) : lstatSync(path).size;
    })
    .reduce((sum, size) => sum + size, 0);
}
