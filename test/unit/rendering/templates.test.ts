import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, it } from "node:test";
import { choiceTable } from "../../../generators/choiceTable.ts";
import { allowedValues, layerFolders } from "../../../generators/choices.ts";
import { listFiles } from "../../../generators/rendering/files.ts";
import type { LayerDescription } from "../../../generators/rendering/description.ts";
import { layersOf } from "../../../generators/rendering/layers.ts";
import { CHOICES } from "../../support/choices.ts";

const templates = resolve(import.meta.dirname, "../../../templates");

const kinds = Object.keys(layerFolders) as (keyof typeof layerFolders)[];

/** The values for which the base layer is complete as it stands. */
const OF_THE_BASE = ["ts-loader", "webpack", "hybrid"];

const descriptions = readdirSync(templates, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".layer.json"))
  .map((path) => ({
    layer: path.slice(0, -".layer.json".length),
    says: JSON.parse(readFileSync(join(templates, path), "utf8")) as LayerDescription,
  }));

describe("the templates", () => {
  it("have every card of the sample page once for a language, and in an order that does not hang on the layers", () => {
    const cards = readdirSync(templates, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.includes("/cards/"),
    );
    const names = cards.map((path) => basename(path));
    assert.ok(names.length > 5, "they are found");
    for (const name of names) assert.match(name, /^\d\d-[a-z-]+\.html$/);
    const numbers = (own: string) => [...new Set(names.filter((name) => name !== own).map((name) => name.slice(0, 2)))];
    // Of the languages of style sheets a page has one.
    for (const name of names.filter((each) => !each.startsWith("20-")))
      assert.ok(!numbers(name).includes(name.slice(0, 2)), `${name} has its number alone`);
  });

  for (const kind of kinds) {
    it(`have a layer for each ${kind} that can be chosen, but the base's own, and no other that nobody needs`, () => {
      const needed = descriptions.flatMap(({ says }) => [...(says.needs ?? []), ...Object.values(says.with ?? {})]);
      const layers = foldersIn(layerFolders[kind]).filter((name) => !needed.includes(`${layerFolders[kind]}/${name}`));
      const chosen = (allowedValues[kind] ?? []).filter((value) => !OF_THE_BASE.includes(value));
      assert.deepEqual(
        layers.sort(),
        chosen.filter((value) => !needed.includes(`${layerFolders[kind]}/${value}`)).sort(),
      );
      for (const value of chosen) assert.ok(existsSync(join(templates, layerFolders[kind], value)), value);
    });
  }

  for (const architecture of choiceTable.architecture.values) {
    it(`have the sample page of Django in Django's language where Jinja templates are read too: ${architecture}`, () => {
      const layers = layersOf(templates, { ...CHOICES, architecture, ui: ["react"], features: ["jinja2"] });
      const page = listFiles(templates, layers, "frontend").files.find(({ path }) => path.endsWith("/page.html"));
      assert.match(readFileSync(page?.source ?? "", "utf8"), /\{% load webpack %\}/);
    });
  }

  it("tell pnpm of each package whose install script npm is told not to run", () => {
    const files = readdirSync(templates, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith("/package.json"),
    );
    const scripts = files.flatMap((path) => {
      const json = JSON.parse(readFileSync(join(templates, path), "utf8")) as {
        allowScripts?: Record<string, unknown>;
      };
      return Object.entries(json.allowScripts ?? {}).flatMap(([name, value]) => (value === false ? [name] : []));
    });
    const yaml = readFileSync(join(templates, "packageManagers/pnpm-apart/pnpm-workspace.yaml"), "utf8");
    const told = [...yaml.matchAll(/^ {2}"?([^\s":]+)"?: false$/gm)].map(([, name]) => name);
    assert.ok(told.length > 0);
    assert.deepEqual(told, [...new Set(scripts)].sort());
  });

  it("have no layer for a package manager that does not exist", () => {
    const possible = choiceTable.packageManager.values.flatMap((name) => [`${name}-apart`, `${name}-member`]);
    const layers = foldersIn("packageManagers");
    assert.ok(layers.length > 0);
    for (const layer of layers) assert.ok(possible.includes(layer), layer);
  });

  for (const { layer, says } of descriptions) {
    it(`say of ${layer} what can be true`, () => {
      const known = [
        "needs",
        "replaces",
        "imports",
        "importsBefore",
        "sources",
        "tags",
        "markup",
        "notice",
        "samples",
        "provides",
        "clashes",
        "with",
        "for",
        "because",
      ];
      assert.deepEqual(
        Object.keys(says).filter((key) => !known.includes(key)),
        [],
      );
      const between = Object.entries(says.with ?? {}).flatMap(([others, folder]) => [...others.split(" "), folder]);
      for (const other of [layer, ...(says.needs ?? []), ...(says.clashes ?? []), ...between])
        assert.ok(existsSync(join(templates, other)), `${other} is a layer`);
      for (const [kind, only] of Object.entries(says.for ?? {}))
        for (const value of only)
          assert.ok(allowedValues[kind as keyof typeof allowedValues]?.includes(value), `${value} is a ${kind}`);
      for (const specifier of [...(says.imports ?? []), ...(says.importsBefore ?? [])])
        assert.ok(existsSync(sourceOf(layer, specifier)), `${specifier} is a file of the layer`);
      for (const sample of says.samples ?? [])
        assert.ok(existsSync(join(templates, layer, sample)), `${sample} is a file of the layer`);
      for (const source of says.sources ?? []) assert.match(source, /^\*\.\w+$|^src\/[\w-]+\/$/);
      const code = between
        .concat(layer)
        .map((folder) => textOf(folder))
        .join("\n");
      for (const tag of says.tags ?? [])
        assert.match(code, new RegExp(`def ${tag}\\(`), `${tag} is a tag of the layer`);
      for (const path of says.replaces ?? [])
        assert.ok(
          others(layer).some((file) => file.startsWith(path)),
          path,
        );
    });
  }
});

/** Everything in Python that a layer has. */
function textOf(layer: string): string {
  const files = readdirSync(join(templates, layer), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".py"))
    .map((file) => readFileSync(join(templates, layer, file), "utf8"))
    .join("\n");
}

/** The file that the sample entry would import. */
function sourceOf(layer: string, specifier: string): string {
  const path = join(templates, layer, "src/entries", specifier);
  return [path, `${path}.ejs`].find((each) => existsSync(each)) ?? `${path}.ts`;
}

/** The files of all layers but one, as they are called in a rendered folder. */
function others(layer: string): string[] {
  return [
    "frontend",
    ...kinds.flatMap((kind) => foldersIn(layerFolders[kind]).map((name) => `${layerFolders[kind]}/${name}`)),
  ]
    .filter((folder) => folder !== layer)
    .flatMap((folder) => readdirSync(join(templates, folder), { recursive: true, encoding: "utf8" }));
}

function foldersIn(kind: string): string[] {
  if (!existsSync(join(templates, kind))) return [];
  const entries = readdirSync(join(templates, kind), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
