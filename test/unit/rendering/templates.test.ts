import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, it } from "node:test";
import { allowedValues, choiceTable, layerFolders } from "../../../generators/choices.ts";
import { listFiles } from "../../../generators/rendering/files.ts";
import type { LayerDescription } from "../../../generators/rendering/description.ts";
import { layersOf } from "../../../generators/rendering/layers.ts";
import { CHOICES } from "../../support/choices.ts";

const templates = resolve(import.meta.dirname, "../../../templates");

const kinds = Object.keys(layerFolders) as (keyof typeof layerFolders)[];

/** The values for which the base layer is complete as it stands. */
const OF_THE_BASE = ["css", "ts-loader", "webpack", "hybrid"];

const descriptions = readdirSync(templates, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".layer.json"))
  .map((path) => ({
    layer: path.slice(0, -".layer.json".length),
    says: JSON.parse(readFileSync(join(templates, path), "utf8")) as LayerDescription,
  }));

describe("the templates", () => {
  for (const style of foldersIn("styles")) {
    it(`differ in the entry of ${style} by its style sheet only`, () => {
      const entry = (layer: string) => readFileSync(join(templates, layer, "src/entries/app.ts"), "utf8");
      assert.equal(entry(`styles/${style}`), entry("frontend").replace("../styles/app.css", `../styles/app.${style}`));
    });
  }

  for (const [backend, above] of [
    ["django", "islands-django"],
    ["jinja", "islands-jinja-pages"],
  ] as const) {
    it(`have more on the sample page with islands than without, and nothing less: ${backend}`, () => {
      const lines = (layer: string) =>
        readFileSync(join(templates, layer, "templates/frontend/page.html"), "utf8").split("\n");
      const more = lines(`architectures/${above}`);
      let found = -1;
      for (const line of lines(`backends/${backend}`)) {
        found = more.indexOf(line, found + 1);
        assert.notEqual(found, -1, line);
      }
    });
  }

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
      const layers = layersOf(templates, { ...CHOICES, architecture, features: ["jinja2"] });
      const page = listFiles(templates, layers, "frontend").files.find(({ path }) => path.endsWith("/page.html"));
      assert.match(readFileSync(page?.source ?? "", "utf8"), /\{% load webpack %\}/);
    });
  }

  it("have no layer for a package manager that does not exist", () => {
    const possible = choiceTable.packageManager.values.flatMap((name) => [`${name}-apart`, `${name}-member`]);
    const layers = foldersIn("packageManagers");
    assert.ok(layers.length > 0);
    for (const layer of layers) assert.ok(possible.includes(layer), layer);
  });

  for (const { layer, says } of descriptions) {
    it(`say of ${layer} what can be true`, () => {
      const known = ["needs", "replaces", "clashes", "with", "for", "because"];
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
      for (const path of says.replaces ?? [])
        assert.ok(
          others(layer).some((file) => file.startsWith(path)),
          path,
        );
    });
  }
});

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
