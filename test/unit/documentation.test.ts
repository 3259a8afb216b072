import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { describe, it } from "node:test";
import { choiceTable } from "../../generators/choiceTable.ts";

const root = resolve(import.meta.dirname, "../..");
const pages = ["README.md", ...readdirSync(join(root, "docs")).map((name) => posix.join("docs", name))].filter((name) =>
  name.endsWith(".md"),
);
const read = (page: string) => readFileSync(join(root, page), "utf8");

describe("the documentation", () => {
  it("has a README that can be read in one sitting", () => {
    assert.ok(read("README.md").split("\n").length <= 200);
  });

  // What a template puts in is a line of the reader's.
  const first = (page: string) => read(page).split("\n").slice(0, 25).join("\n");
  for (const page of ["README.md", "templates/readme/README.md.ejs"]) {
    it(`has the common path on the first screen, and start before all else: ${page}`, () => {
      const [, commands = ""] = /```sh\n([^`]*)```/.exec(first(page)) ?? [];
      assert.match(commands, / start\b/);
      assert.match(first(page), /webpack_css|tags\.md/);
      assert.doesNotMatch(first(page), /CSP|CDN|manifest\.json|By hand/);
    });
  }

  it("leads from the README to every page, by two links at most", () => {
    const linked = (from: readonly string[]) => [...new Set(from.flatMap((page) => [page, ...pagesLinkedBy(page)]))];
    const reached = linked(linked(["README.md"]));
    assert.deepEqual(
      pages.filter((page) => !reached.includes(page)),
      [],
    );
  });

  for (const feature of choiceTable.features.values) {
    it(`tells of ${feature} on a page`, () => {
      const code = pages.flatMap((page) => [...read(page).matchAll(/`[^`\n]+`|```[^]*?```/g)].map(([text]) => text));
      assert.ok(
        code.some((text) => new RegExp(`(^\`|\\badd |--features )${feature}\\b(?!-)`, "m").test(text)),
        "in code, as it is typed",
      );
    });
  }

  for (const page of pages) {
    it(`leads to files and headings that exist: ${page}`, () => {
      const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
      const lost = links.filter((link) => {
        if (/^https?:/.test(link)) return false;
        const [path = "", heading] = link.split("#");
        const file = path === "" ? page : posix.join(dirname(page), path);
        return !existsSync(join(root, file)) || (heading !== undefined && !headingsOf(read(file)).includes(heading));
      });
      assert.deepEqual(lost, []);
    });

    it(`names folders and files of the repository that exist: ${page}`, () => {
      const code = [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, text = ""]) => text);
      const named = code.filter((text) => /^(generators|templates|test|scripts|docs)\/[\w./-]*$/.test(text));
      // `templates/frontend/` is also the name of a folder that is rendered: both are right.
      const lost = named.filter(
        (path) => !existsSync(join(root, path)) && !existsSync(join(root, "templates/backends/django", path)),
      );
      assert.deepEqual(lost, []);
    });
  }
});

function pagesLinkedBy(page: string): string[] {
  const links = [...read(page).matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)].map(([, link = ""]) => link);
  return links.map((link) => posix.join(dirname(page), link)).filter((path) => pages.includes(path));
}

/** As GitHub makes them: https://docs.github.com/get-started/writing-on-github */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}
