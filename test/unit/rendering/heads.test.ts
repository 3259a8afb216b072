import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { describe, it } from "node:test";

const templates = resolve(import.meta.dirname, "../../../templates");

const modules = readdirSync(templates, { recursive: true, encoding: "utf8" })
  .filter((path) => /\/(?:webpack|scripts)\/.*\.mjs$/.test(path) && !path.includes("node_modules"))
  .map((path) => {
    const text = readFileSync(resolve(templates, path), "utf8");
    return {
      path,
      layer: path.replace(/\/(?:webpack|scripts)\/.*/, ""),
      head: /\/\*\*[^]*?\*\//.exec(text)?.[0].replace(/\n \* /g, " ") ?? "",
      code: text.replace(/\/\*[^]*?\*\//g, "").replace(/(?<=^|\s)\/\/.*/gm, ""),
    };
  });

/** The files that name another one in their code: they do not work without it. */
function usersOf(path: string) {
  const name = new RegExp(`["/]${basename(path)}"`);
  return modules.filter((other) => other.path !== path && name.test(other.code));
}

describe("the head of a machinery file", () => {
  const supports = modules.filter(({ path }) => path.includes("/support/"));

  for (const { path, layer, head } of supports.filter((one) => one.head.includes(".mjs"))) {
    it(`says of ${path} which files need it, and no other`, () => {
      const users = usersOf(path);
      const [needers = ""] = /\S+\.mjs(?:(?:,| and) \S+\.mjs)* needs?/.exec(head) ?? [];
      const named = [...needers.matchAll(/[\w-]+\.mjs/g)].map(([name]) => name).sort();
      const ofLayer = users.filter((user) => user.layer === layer).map((user) => basename(user.path));
      // A layer above may need it as well: its own head says so.
      for (const name of named)
        assert.ok(
          users.some((user) => basename(user.path) === name),
          `${name} needs it`,
        );
      if (!head.includes("its neighbours"))
        for (const name of ofLayer) assert.ok(named.includes(name), `${name} is named`);
    });
  }

  it("says what is missing without the file", () => {
    for (const { path, head } of modules.filter(({ path }) => /\/webpack\/[^/]*\.mjs$/.test(path)))
      assert.match(head, /[Ww]ithout (?:this file|both files|these three files)/, path);
  });
});
