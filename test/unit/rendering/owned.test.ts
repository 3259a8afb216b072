import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, it } from "node:test";
import { backendNames, type Choices } from "../../../generators/choices.ts";
import { listFiles } from "../../../generators/rendering/files.ts";
import { layersOf } from "../../../generators/rendering/layers.ts";
import { CHOICES } from "../../support/choices.ts";

const templates = resolve(import.meta.dirname, "../../../templates");

/** Entries at the root of a rendered folder, package.json and the state file among them; of Django's, media.py is the last, of the others' the sample page. */
const MOST_ENTRIES = { django: 23, flask: 19, fastapi: 20, pyramid: 19 };

/**
 * Files that its owner gets beside the sources: the build, the scripts, the reader and what Django looks for. Of the last eight,
 * two are languages of styles apart, four the places of mistakes in JSON and in tsconfig.json, one what a tag prints, one what a part of a page is.
 */
const MOST_MACHINERY = 52;

/**
 * What islands of both frameworks add to them. Twelve of the files, with 1,150 lines, read props from types and check them; what is
 * right of what breaks down, comes late or is kept took 230 of the rest. Two files are what a rendering service shares, or replaces.
 */
const MOST_OF_ISLANDS = { files: 34, lines: 2_780 };

/** What a service that renders them adds to that: half of it runs in Node, half of it asks for it. */
const MOST_OF_SSR = { files: 20, lines: 2_050 };

/**
 * All lines of these. Of the last 1,320, the variants of images that a tag misses took 20, the places of mistakes in JSON and in tsconfig.json took 200, errors with their place and the lines around it, and what the terminal tells, took
 * 280, what an import needs that is not there 160, type errors while one edits 160, advice for names that a build lacks 150,
 * Django's forms and admin 120, edits at half the time 120.
 */
const MOST_LINES = 5000;

const filesOf = (choices: Partial<Choices>) =>
  listFiles(templates, layersOf(templates, { ...CHOICES, ...choices }), "frontend").files;

const isMachinery = (path: string) => /^(?!src\/|tests\.py$|.*\.config\.mjs$).*\.(mjs|py)$/.test(path);

describe("what the owner of a rendered folder sees", () => {
  for (const backend of backendNames) {
    it(`is few entries at the root: ${backend}`, () => {
      const rendered = [...filesOf({ backend }).map(({ path }) => path), "package.json", ".webpack-frontend.json"];
      const entries = new Set(rendered.map((path) => path.replace(/\/.*/, "")));
      assert.ok(entries.size <= MOST_ENTRIES[backend], [...entries].sort().join(" "));
    });
  }

  it("is little machinery", () => {
    const machinery = filesOf({}).filter(({ path }) => isMachinery(path));
    const lines = machinery.map(({ source }) => readFileSync(source, "utf8").split("\n").length - 1);
    assert.ok(machinery.length > 20, "it is found");
    assert.ok(machinery.length <= MOST_MACHINERY, `${machinery.length} files`);
    const all = lines.reduce((sum, count) => sum + count, 0);
    assert.ok(all <= MOST_LINES, `${all} lines`);
  });

  const both = ["react", "vue"] as const;
  const steps = [
    ["islands", {}, { architecture: "islands", ui: both }, MOST_OF_ISLANDS],
    [
      "a service that renders them",
      { architecture: "islands", ui: both },
      { architecture: "ssr-service", ui: both },
      MOST_OF_SSR,
    ],
  ] as const;
  for (const [what, before, after, most] of steps) {
    it(`has little more with ${what}`, () => {
      const linesOf = (choices: Partial<Choices>) =>
        filesOf(choices)
          .filter(({ path }) => isMachinery(path) || path.startsWith("src/lib/"))
          .map(({ source }) => readFileSync(source, "utf8").split("\n").length - 1);
      const [without, all] = [linesOf(before), linesOf(after)];
      const sum = (lines: readonly number[]) => lines.reduce((total, count) => total + count, 0);
      const more = { files: all.length - without.length, lines: sum(all) - sum(without) };
      assert.ok(more.files > 5, "they are found");
      assert.ok(more.files <= most.files && more.lines <= most.lines, JSON.stringify(more));
    });
  }

  for (const backend of backendNames) {
    it(`says in its first lines what may be changed, or who needs it: ${backend}`, () => {
      const silent = filesOf({
        ...{ backend, bundler: "rspack", features: ["workers"] },
        ...{ architecture: "ssr-service", ui: ["react", "vue"] },
      })
        .filter(({ path }) => /^(webpack|scripts|assets|ssr)\//.test(path) && isMachinery(path))
        .filter(({ source }) => {
          const start = /^(?:\/\/ @ts-check\n)?(?:\/\*\*[^]*?\*\/|"""[^]*?""")/.exec(readFileSync(source, "utf8"))?.[0];
          return !start || !/chang|[Ww]ithout|need/.test(start);
        });
      assert.deepEqual(
        silent.map(({ path }) => path),
        [],
      );
    });
  }
});
