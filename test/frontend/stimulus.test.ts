import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import type { Running } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest, readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

/** A controller that says in its element that it is there, and counts there how often it has come and gone. */
const greeting = (text: string): string => `import { Controller } from "@hotwired/stimulus";

export default class extends Controller<HTMLElement> {
  override connect(): void {
    this.element.textContent = "${text}";
    this.count("connected");
  }

  override disconnect(): void {
    this.count("disconnected");
  }

  private count(what: string): void {
    this.element.dataset[what] = String(Number(this.element.dataset[what] ?? 0) + 1);
  }
}
`;

describe("Stimulus's controllers, with a strict Content-Security-Policy", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let browser: Browser;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--features", "stimulus"]);
    await folder.write("src/controllers/hello_controller.ts", greeting("hello"));
    await folder.write("src/controllers/user_pages/list_item-controller.ts", greeting("item"));
    await folder.write("src/controllers/empty_controller.ts", "export const nothing = 0;\n");
    await folder.write("src/controllers/.hidden_controller.ts", "export default 0;\n");
    backend = await startBackend(scope, folder);
    browser = await openBrowser(scope);
  });

  /** A tab, and what its console said in warnings. */
  const open = async (body: string): Promise<Tab & { asked: string[]; warnings: string[] }> => {
    backend.body = body;
    const tab = await openTab(scope, browser);
    const asked: string[] = [];
    const warnings: string[] = [];
    tab.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    tab.page.on("console", (message) => {
      if (message.type() === "warning") warnings.push(message.text());
    });
    await tab.page.goto(`http://localhost:${backend.port}/`);
    await tab.page.locator(".counter-value").waitFor();
    return { ...tab, asked, warnings };
  };
  const isAsked = (asked: readonly string[], name: string) =>
    asked.some((path) => path.includes(`/js/controllers/${name}.`));

  describe("as they are built", () => {
    before(async () => {
      const { code, text } = await folder.script("build");
      assert.equal(code, 0, text);
    });

    it("are chunks of their own, called like their files", async () => {
      const files = Object.keys((await readManifest(folder))?.files ?? {});
      const names = files.filter((name) => name.startsWith("controllers/"));
      assert.deepEqual(
        names,
        ["empty", "filter", "hello", "user-pages--list-item"].map((name) => `controllers/${name}.js`),
      );
    });

    it("come when the first element of their name is there: with the page, added, or called anew", async () => {
      const { page, asked, problems, warnings } = await open('<p id="a" data-controller="hello"></p><p id="b"></p>');
      await page.locator("#a", { hasText: "hello" }).waitFor();
      assert.ok(isAsked(asked, "hello"));
      assert.ok(!isAsked(asked, "user-pages--list-item"));
      await page.locator("#b").evaluate((element) => {
        element.outerHTML = '<div><p id="c" data-controller="user-pages--list-item"></p></div><p id="d"></p>';
      });
      await page.locator("#c", { hasText: "item" }).waitFor();
      assert.equal(asked.filter((path) => path.includes("list-item")).length, 1);
      assert.ok(!isAsked(asked, "filter"));
      await page.locator("#d").evaluate((element) => {
        element.dataset.controller = "filter hello";
      });
      await page.locator("#d", { hasText: "hello" }).waitFor();
      await until("the other controller", () => isAsked(asked, "filter"));
      for (const id of ["a", "c", "d"]) assert.equal(await page.locator(`#${id}`).getAttribute("data-connected"), "1");
      // It misses its targets, and says so.
      assert.deepEqual(
        problems.filter((problem) => !problem.includes("filter")),
        [],
      );
      assert.deepEqual(warnings, []);
    });

    it("say nothing in production of a name that no file has, and do not take the code for it along", async () => {
      const { page, warnings, problems } = await open(
        '<p data-controller="helo constructor"></p><p id="a" data-controller="hello"></p>',
      );
      await page.locator("#a", { hasText: "hello" }).waitFor();
      assert.deepEqual([warnings, problems], [[], []]);
      const script = await folder.read(`static/${(await readManifest(folder))?.files["app.js"] ?? ""}`);
      assert.match(script, /exports no controller/);
      assert.doesNotMatch(script, /There is no controller/);
    });

    it("are asked for again when they did not come, by the next element", async () => {
      const { page, asked } = await open("");
      let left = 1;
      await page.route("**/js/controllers/hello.*", (route) => (left-- > 0 ? route.abort() : route.continue()));
      const add = () =>
        page.evaluate(() => {
          const element = document.createElement("p");
          element.dataset.controller = "hello";
          document.body.append(element);
        });
      // As src/gone-chunk.ts has left it: a second time within a minute, the page is not loaded anew.
      await page.evaluate(() => {
        sessionStorage.setItem("gone-chunk", String(Date.now()));
      });
      const failed = page.waitForEvent("pageerror");
      await add();
      assert.match(String(await failed), /Loading chunk/);
      await add();
      await until("both", async () => (await page.locator("p[data-connected='1']").count()) === 2);
      assert.equal(asked.filter((path) => path.includes("/hello.")).length, 2);
    });

    it("are those that an entry has registered, where it has", async () => {
      const entry = await folder.read("src/entries/app.ts");
      await folder.write(
        "src/entries/app.ts",
        `${entry}\nimport { application } from "../lib/stimulus";\nimport Hello from "../controllers/hello_controller";\n` +
          'application.register("hello", Hello);\n',
      );
      const { code, text } = await folder.script("build");
      await folder.write("src/entries/app.ts", entry);
      assert.equal(code, 0, text);
      const { page, asked } = await open('<p id="a" data-controller="hello"></p>');
      await page.locator("#a", { hasText: "hello" }).waitFor();
      assert.equal(await page.locator("#a").getAttribute("data-connected"), "1");
      assert.ok(!isAsked(asked, "hello"));
    });
  });

  describe("from the dev server", () => {
    let server: Running;
    before(async () => {
      server = await folder.serve(scope, { FRONTEND_BACKEND: `http://127.0.0.1:${backend.port}` });
      await until("a compiled dev manifest", async () => (await readDevManifest(folder))?.status === "ready");
    });

    it("are exchanged when they are edited, and are there when they are new, without a reload", async () => {
      const { page, problems } = await open(
        '<p id="a" data-controller="hello"></p><p id="b" data-controller="later"></p>',
      );
      await page.locator("#a", { hasText: "hello" }).waitFor();
      await markDocument(page);
      await folder.edit("src/controllers/hello_controller.ts", '"hello"', '"good day"');
      await page.locator("#a", { hasText: "good day" }).waitFor();
      await folder.write("src/controllers/later_controller.ts", greeting("later"));
      await page.locator("#b", { hasText: "later" }).waitFor();
      await folder.edit("src/controllers/later_controller.ts", '"later"', '"at last"');
      await page.locator("#b", { hasText: "at last" }).waitFor();
      const counts = await page
        .locator("#a")
        .evaluate(({ dataset: { connected, disconnected } }: HTMLElement) => [connected, disconnected]);
      assert.deepEqual(counts, ["2", "1"], "others are left as they are");
      assert.ok(await isMarked(page), "it was not loaded again");
      assert.deepEqual(problems, []);
    });

    it("are told of in the console when no file has their name, or the file no controller", async () => {
      const { problems, warnings } = await open(
        '<p data-controller="helo"></p><p data-controller="zebra--crossing-light empty"></p><p data-controller="helo"></p>',
      );
      await until("the error", () => problems.length > 0);
      const fix = "Fix: correct data-controller, or add src/controllers";
      assert.deepEqual(
        warnings.map((text) => text.replace(/ JSHandle.*| <.*/, "")),
        [
          `There is no controller "helo", but "hello".\n${fix}/helo_controller.ts.`,
          `There is no controller "zebra--crossing-light".\n${fix}/zebra/crossing_light_controller.ts.`,
        ],
      );
      assert.match(problems[0] ?? "", /src\/controllers\/empty_controller\.ts exports no controller\.\nFix: /);
    });

    it("are an error when two files have one name", async () => {
      await folder.write("src/controllers/hello-controller.js", "export default class {}\n");
      const said =
        'The controller "hello" is there 2 times: src/controllers/ has hello-controller.js and hello_controller.ts.';
      await until("the error", () => server.output().includes(said));
    });
  });
});
