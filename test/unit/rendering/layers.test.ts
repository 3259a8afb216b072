import assert from "node:assert/strict";
import { resolve } from "node:path";
import { describe, it } from "node:test";
import type { Choices } from "../../../generators/choices.ts";
import { layersOf, UnfitError } from "../../../generators/rendering/layers.ts";
import { CHOICES } from "../../support/choices.ts";
import { templatesWith } from "../../support/templates.ts";

const ours = resolve(import.meta.dirname, "../../../templates");

const folders = (choices: Partial<Choices>, templates = ours) =>
  layersOf(templates, { ...CHOICES, ...choices }).map(({ folder }) => folder);

describe("layers", () => {
  it("are laid for what is chosen, and none for a value that has no folder", () => {
    assert.deepEqual(folders({}), ["frontend", "styles/scss", "backends/django", "readme"]);
    assert.deepEqual(folders({ styles: [] }), ["frontend", "backends/django", "readme"]);
  });

  it("have what they need below them: what the backends with Jinja have in common", () => {
    const expected = ["frontend", "styles/scss", "shared/jinja", "backends/jinja", "backends/flask", "readme"];
    assert.deepEqual(folders({ backend: "flask" }), expected);
  });

  it("put what an engine needs over the backend, and swc under Rspack, which has it built in", () => {
    const above = (choices: Partial<Choices>) => folders(choices).slice(3, -1);
    assert.deepEqual(above({}), []);
    assert.deepEqual(above({ transpiler: "swc" }), ["transpilers/swc"]);
    assert.deepEqual(above({ bundler: "rspack" }), ["transpilers/swc", "bundlers/rspack"]);
    assert.deepEqual(above({ bundler: "rspack", transpiler: "swc" }), ["transpilers/swc", "bundlers/rspack"]);
  });

  it("are laid for each feature, over the others", () => {
    const above = folders({ bundler: "rspack", features: ["jinja2", "workers"] }).slice(-5, -1);
    assert.deepEqual(above, ["bundlers/rspack", "shared/jinja", "features/jinja2", "features/workers"]);
  });

  it("refuse a feature that the backend cannot have", () => {
    assert.throws(() => folders({ backend: "flask", features: ["jinja2"] }), /jinja2 is for the backend django, not/);
  });

  it("refuse Bootstrap without Sass, which sets its variables, and beside Tailwind, whose classes have its names", () => {
    const features = ["bootstrap"] as const;
    assert.ok(folders({ features }).includes("features/bootstrap"));
    const why = "its variables are Sass's, and classes such as `collapse` mean something else in Tailwind.";
    assert.throws(
      () => folders({ features, styles: [] }),
      new UnfitError(
        `bootstrap is for the styles scss, not for css: ${why}`,
        "Choose --styles scss, or leave bootstrap out.",
        ["bootstrap"],
        ["scss"],
      ),
    );
    assert.throws(
      () => folders({ features, styles: ["scss", "tailwind"] }),
      new UnfitError(
        `bootstrap and tailwind exclude each other: ${why}`,
        "Leave bootstrap out, or choose another --styles than tailwind.",
        ["bootstrap", "tailwind"],
      ),
    );
  });

  it("are laid for a package manager where it needs to be told that the folder joins a workspace, or does not", () => {
    const above = (packageManager: Choices["packageManager"], joins?: boolean) =>
      layersOf(ours, { ...CHOICES, packageManager }, joins)
        .map(({ folder }) => folder)
        .slice(3, -1);
    assert.deepEqual(above("yarn", false), ["packageManagers/yarn-apart"]);
    assert.deepEqual(above("yarn", true), ["packageManagers/yarn-member"]);
    assert.deepEqual(above("pnpm", false), ["packageManagers/pnpm-apart"]);
    for (const name of ["npm", "pnpm", "bun"] as const) assert.deepEqual(above(name, true), []);
    for (const name of ["npm", "bun"] as const) assert.deepEqual(above(name, false), []);
    assert.deepEqual(above("pnpm"), []);
  });

  it("say which files below them they replace", () => {
    const [, scss] = layersOf(ours, CHOICES);
    const imports = ["../styles/app.scss"];
    const nothing = { importsBefore: [], samples: [] };
    assert.deepEqual(scss, { folder: "styles/scss", replaces: ["src/styles/app.css"], imports, ...nothing });
  });

  it("refuse to be with a layer that they clash with, whoever needs that, and say why", (test) => {
    const templates = templatesWith(test, {
      "styles/scss": { clashes: ["transpilers/swc"], because: "one reads what the other writes" },
      "transpilers/swc": {},
      "bundlers/rspack": { needs: ["transpilers/swc"] },
    });
    const clash = "scss and swc exclude each other: one reads what the other writes.";
    const fix = (choice: string) => `Choose another --styles than scss, or choose another ${choice}.`;
    assert.throws(
      () => folders({ transpiler: "swc" }, templates),
      new UnfitError(clash, fix("--transpiler than swc"), ["scss", "swc"]),
    );
    assert.throws(
      () => folders({ bundler: "rspack" }, templates),
      new UnfitError(`rspack needs swc, and ${clash}`, fix("--bundler than rspack"), ["scss", "rspack"]),
    );
    assert.deepEqual(folders({}, templates), ["frontend", "styles/scss", "readme"]);
  });

  it("refuse what one of them needs, and say which", (test) => {
    const templates = templatesWith(test, {
      "styles/less": { clashes: ["styles/scss"] },
      "styles/scss": {},
      "bundlers/rspack": { needs: ["transpilers/swc"] },
      "transpilers/swc": { needs: ["styles/scss"] },
    });
    const values = ["less", "rspack"];
    assert.throws(
      () => folders({ styles: ["less"], bundler: "rspack" }, templates),
      new UnfitError(
        "rspack needs scss, and less and scss exclude each other.",
        "Choose another --styles than less, or choose another --bundler than rspack.",
        values,
      ),
    );
  });

  it("refuse what they are not for", (test) => {
    const templates = templatesWith(test, {
      "bundlers/rspack": { for: { backend: ["flask", "pyramid"] }, because: "Django has its own" },
    });
    const message = "rspack is for the backend flask or pyramid, not for django: Django has its own.";
    const fix = "Choose another --bundler than rspack.";
    assert.throws(() => folders({ bundler: "rspack" }, templates), new UnfitError(message, fix, ["rspack"]));
    assert.deepEqual(folders({ bundler: "rspack", backend: "flask" }, templates).at(-2), "bundlers/rspack");
  });

  it("put what two want with each other directly above both, whichever lies higher", (test) => {
    const templates = templatesWith(test, {
      "styles/scss": {},
      "bundlers/rspack": {},
      "ui/react": { with: { "bundlers/rspack": "ui/react-rspack", "styles/scss": "ui/react-scss" } },
      "ui/react-rspack": { replaces: ["webpack/react.mjs"] },
      "ui/vue": {},
      "architectures/islands": {
        with: {
          "ui/react": "architectures/islands-react",
          "ui/vue": "architectures/islands-vue",
          "ui/react ui/vue": "architectures/islands-both",
          "shared/jinja": "architectures/islands-jinja",
        },
      },
      "architectures/islands-react": {},
      "architectures/islands-vue": {},
      "architectures/islands-both": {},
      "architectures/islands-jinja": { needs: ["shared/page"] },
      "shared/jinja": {},
      "shared/page": {},
      "features/jinja2": { needs: ["shared/jinja"] },
    });
    const above = (choices: Partial<Choices>) => folders(choices, templates).slice(2, -1);
    assert.deepEqual(above({}), []);
    assert.deepEqual(above({ ui: ["react"] }), ["ui/react"], "a layer that is not there is none");
    assert.deepEqual(above({ ui: ["react"], bundler: "rspack" }), ["bundlers/rspack", "ui/react", "ui/react-rspack"]);
    assert.deepEqual(above({ architecture: "islands" }), ["architectures/islands"]);
    const islands = { architecture: "islands", ui: ["react", "vue"], features: ["jinja2"] } as const;
    const [react, vue, both] = ["react", "vue", "both"].map((name) => `architectures/islands-${name}`);
    assert.deepEqual(above({ architecture: "islands", ui: ["vue"] }), ["ui/vue", "architectures/islands", vue]);
    assert.deepEqual(above(islands).slice(2), [
      "architectures/islands",
      react,
      vue,
      both,
      "shared/jinja",
      "shared/page",
      "architectures/islands-jinja",
      "features/jinja2",
    ]);
    const [rspack] = layersOf(templates, { ...CHOICES, ui: ["react"], bundler: "rspack" }).slice(-2);
    assert.deepEqual(rspack?.replaces, ["webpack/react.mjs"]);
  });

  it("refuse a UI library with what it is not for", (test) => {
    const templates = templatesWith(test, {
      "ui/vue": { for: { architecture: ["islands"] } },
      "bundlers/rspack": { for: { ui: ["vue"] } },
    });
    assert.throws(
      () => folders({ ui: ["vue"] }, templates),
      new UnfitError("vue is for the architecture islands, not for hybrid.", "Leave vue out.", ["vue"], ["islands"]),
    );
    assert.throws(
      () => folders({ bundler: "rspack" }, templates),
      /^UnfitError: rspack is for the ui vue, not for none\./,
    );
  });

  it("stop at a mistake of ours: a need that is no layer, or that leads back", (test) => {
    const lost = templatesWith(test, { "bundlers/rspack": { needs: ["transpilers/babel"] } });
    assert.throws(
      () => folders({ bundler: "rspack" }, lost),
      /no such layer: bundlers\/rspack needs transpilers\/babel/,
    );
    const round = templatesWith(test, {
      "bundlers/rspack": { needs: ["transpilers/swc"] },
      "transpilers/swc": { needs: ["bundlers/rspack"] },
    });
    const way = /need one another: bundlers\/rspack needs transpilers\/swc needs bundlers\/rspack/;
    assert.throws(() => folders({ bundler: "rspack" }, round), way);
  });
});
