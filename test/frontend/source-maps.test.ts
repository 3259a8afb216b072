import assert from "node:assert/strict";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { SourceMap, type SourceMapPayload } from "node:module";
import { before, describe, it } from "node:test";
import { openBrowser, openTab, type Tab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { startBackend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const COUNTER = "src/components/counter.ts";

describe("source maps of the dev server", () => {
  const scope = suiteScope();
  let folder: Folder;
  let tab: Tab;
  /** Where the browser finds the map of each script and style sheet, by the file's URL. */
  const maps = new Map<string, string>();

  const mapOf = async (file: RegExp): Promise<SourceMapPayload> => {
    const [url, map] = await until(`a map of ${file.source}`, () => [...maps].find(([url]) => file.test(url)));
    const answer = await fetch(new URL(map, url));
    assert.equal(answer.status, 200, `${map} of ${url}`);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
    return (await answer.json()) as SourceMapPayload;
  };
  /** Where a text of a served script stands in the sources, by the map: with lines that count from one. */
  const trace = async (file: RegExp, text: string): Promise<{ source: string; line: number; content: string }> => {
    const map = await mapOf(file);
    const script = [...maps.keys()].find((url) => file.test(url)) ?? "";
    const lines = (await (await fetch(script)).text()).split("\n");
    const line = lines.findIndex((words) => words.includes(text));
    assert.notEqual(line, -1, `${script} contains ${text}`);
    const found = new SourceMap(map).findEntry(line, 0);
    assert.ok("originalSource" in found, `${text} has an origin`);
    const content = map.sourcesContent[map.sources.indexOf(found.originalSource)] ?? "";
    return { source: found.originalSource, line: found.originalLine + 1, content };
  };
  const lineOf = async (text: string): Promise<number> =>
    (await folder.read(COUNTER)).split("\n").findIndex((line) => line.includes(text)) + 1;

  before(async () => {
    folder = await makeFolder(scope, "scss");
    const backend = await startBackend(scope, folder);
    await folder.serve(scope, { FRONTEND_BACKEND: `http://127.0.0.1:${backend.port}` });
    await until("a build", async () => (await readDevManifest(folder))?.status === "ready");
    tab = await openTab(scope, await openBrowser(scope));
    // What the developer tools ask for.
    const session = await tab.page.context().newCDPSession(tab.page);
    session.on("Debugger.scriptParsed", ({ url, sourceMapURL }) => {
      if (sourceMapURL) maps.set(url, sourceMapURL);
    });
    session.on("CSS.styleSheetAdded", ({ header: { sourceURL, sourceMapURL } }) => {
      if (sourceMapURL) maps.set(sourceURL, sourceMapURL);
    });
    for (const domain of ["Debugger", "DOM", "CSS"] as const) await session.send(`${domain}.enable`);
    await tab.page.goto(`http://localhost:${backend.port}/`);
    await tab.page.getByRole("button", { name: "One more" }).waitFor();
  });

  it("lead from a script to the lines of its modules", async () => {
    const { source, line, content } = await trace(/\/js\/app\.js$/, '"One more"');
    assert.match(source, /^webpack:\/\/mysite-frontend\/\.\/src\/components\/counter\.ts$/);
    assert.equal(line, await lineOf('"One more"'));
    assert.equal(content, await folder.read(COUNTER));
  });

  it("lead from a style sheet to the Sass that it comes from", async () => {
    const { sources, sourcesContent } = await mapOf(/\/css\/app\.css/);
    const index = sources.findIndex((source) =>
      /^webpack:\/\/mysite-frontend\/\.\/src\/styles\/_swatches\.scss$/.test(source),
    );
    assert.notEqual(index, -1, sources.join("\n"));
    assert.equal(sourcesContent[index], await folder.read("src/styles/_swatches.scss"));
  });

  it("follow an edit, in the update and in the script that holds it", async () => {
    await folder.edit(COUNTER, '"One more"', '"Plus one"');
    await tab.page.getByRole("button", { name: "Plus one" }).waitFor();
    for (const file of [/\/app\.\w+\.hot-update\.js$/, /\/js\/app\.js$/]) {
      const { source, line, content } = await trace(file, '"Plus one"');
      assert.match(source, /\.\/src\/components\/counter\.ts$/);
      assert.equal(line, await lineOf('"Plus one"'));
      assert.equal(content, await folder.read(COUNTER));
    }
    assert.deepEqual(tab.problems, []);
  });

  it("bear the name of their file, and are of no other", async () => {
    assert.equal((await mapOf(/\/js\/app\.js$/)).file, "js/app.js");
    const { origin } = new URL([...maps.keys()][0] ?? "");
    for (const path of ["/js/other.js.map", "/js/%zz.map"])
      assert.equal((await fetch(origin + path)).status, 404, path);
  });

  it("are not given to other sites", async () => {
    const script = [...maps.keys()].find((url) => url.endsWith("/js/app.js")) ?? "";
    const askFrom = async (site: string): Promise<number> => {
      const asked = request(`${script}.map`, {
        headers: { "sec-fetch-mode": "no-cors", "sec-fetch-site": site },
      }).end();
      const [answer] = (await once(asked, "response")) as [IncomingMessage];
      answer.resume();
      return answer.statusCode ?? 0;
    };
    assert.equal(await askFrom("cross-site"), 403);
    assert.equal(await askFrom("same-site"), 200);
  });
});
