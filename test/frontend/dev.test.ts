import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { before, describe, it } from "node:test";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import type { Running } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const lan = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === "IPv4")?.address;
const hosts = ["localhost", "127.0.0.1", ...(lan ? [lan] : [])];

describe("the dev server, with a page of another port and a strict Content-Security-Policy", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let server: Running;
  const tabs = new Map<string, Tab>();

  const ready = () =>
    until("a compiled dev manifest", async () => {
      const manifest = await readDevManifest(folder);
      return manifest?.status === "ready" ? manifest : undefined;
    }).catch((error: unknown) => {
      throw new Error(`The dev server printed:\n${server.output()}`, { cause: error });
    });
  const eachPage = async (test: (tab: Tab, host: string) => Promise<void>): Promise<void> => {
    for (const [host, tab] of tabs) await test(tab, host);
  };
  const style = (tab: Tab, selector: string, property: string): Promise<string> =>
    tab.page.locator(selector).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  before(async () => {
    folder = await makeFolder(scope, "scss");
    backend = await startBackend(scope, folder);
    server = await folder.serve(scope, {
      FRONTEND_HOST: "0.0.0.0",
      FRONTEND_BACKEND: `http://127.0.0.1:${backend.port}`,
    });
    const first = await until("the first dev manifest", () => readDevManifest(folder));
    assert.deepEqual(first, { status: "compiling", errors: [], entrypoints: {}, files: {} });
    await ready();
    const browser = await openBrowser(scope);
    for (const host of hosts) {
      const tab = await openTab(scope, browser);
      await tab.page.goto(`http://${host}:${backend.port}/`);
      tabs.set(host, tab);
    }
    const secure = await openTab(scope, browser, { ignoreHTTPSErrors: true });
    await secure.page.goto(`https://localhost:${backend.securePort}/`);
    tabs.set("https://localhost", secure);
  });

  it("writes a manifest of its own, with URLs, and touches it", async () => {
    const { files, entrypoints, errors } = await ready();
    assert.match(files["app.js"] ?? "", /^http:\/\/localhost:\d+\/js\/app\.js$/);
    assert.match(files["images/logo.svg"] ?? "", /^http:\/\/localhost:\d+\/images\/logo\.svg$/);
    assert.deepEqual(entrypoints.app?.integrity, undefined);
    assert.deepEqual(errors, []);
    const { mtimeMs } = await stat(folder.path(".webpack/manifest.json"));
    await until("a heartbeat", async () => (await stat(folder.path(".webpack/manifest.json"))).mtimeMs > mtimeMs);
  });

  it("serves a page whatever it is called, with its font and its lazy chunk", async () => {
    await eachPage(async ({ page, problems }) => {
      await page.locator(".counter-value", { hasText: "0" }).waitFor();
      await page.getByRole("button", { name: "Weigh" }).click();
      const weights = page.locator(".page-weight li");
      await weights.first().waitFor();
      for (const weight of await weights.allTextContents()) assert.match(weight, /\d\.\d kB, \d+ ms$/);
      assert.equal(await page.locator(".page-weight").evaluate((list) => getComputedStyle(list).listStyleType), "none");
      assert.ok(await page.evaluate(() => document.fonts.check("16px Figtree")));
      assert.deepEqual(problems, []);
    });
  });

  it("brings an edit of TypeScript into the page without a reload, and keeps the count", async () => {
    await eachPage(async ({ page }) => {
      await page.getByRole("button", { name: "One more" }).click();
      await markDocument(page);
    });
    await folder.edit("src/components/counter.ts", '"One more"', '"Plus one"');
    await eachPage(async ({ page, problems }, host) => {
      await page.getByRole("button", { name: "Plus one" }).waitFor();
      assert.equal(await page.locator(".counter-value").textContent(), "1");
      assert.ok(await isMarked(page), `${host} was not reloaded`);
      assert.deepEqual(problems, []);
    });
  });

  it("brings an edit of SCSS into the page without a reload", async () => {
    await folder.edit("src/styles/page.css", "letter-spacing: -0.035em", "letter-spacing: 7px");
    await eachPage(async (tab, host) => {
      await until(
        `the new style at ${host}`,
        async () => (await style(tab, ".page-title", "letter-spacing")) === "7px",
      );
      assert.ok(await isMarked(tab.page), `${host} was not reloaded`);
      assert.deepEqual(tab.problems, []);
    });
  });

  it("keeps hot updates out of the manifest", async () => {
    assert.doesNotMatch(await readFile(folder.path(".webpack/manifest.json"), "utf8"), /hot-update/);
  });

  it("reloads pages when the backend says that it has changed", async () => {
    backend.heading = "Edited";
    await folder.write(".webpack/reload", "");
    await eachPage(async ({ page }, host) => {
      await page.getByRole("heading", { name: "Edited" }).waitFor();
      await until(`a reload at ${host}`, async () => !(await isMarked(page)));
    });
  });

  it("takes a new entry without a restart", async () => {
    await folder.write("src/entries/extra.ts", 'document.documentElement.dataset.extra = "yes";\n');
    const manifest = await until("the new entry", async () => {
      const current = await readDevManifest(folder);
      return current?.entrypoints.extra ? current : undefined;
    });
    assert.equal(manifest.entrypoints.extra?.assets.js.length, 2);
    backend.entries = ["app", "extra"];
    await eachPage(async ({ page, problems }) => {
      await page.reload();
      await page.locator("html[data-extra=yes]").waitFor();
      assert.deepEqual(problems, []);
    });
  });

  it("tells of an error in the manifest, and of its end", async () => {
    await folder.edit("src/styles/_swatches.scss", "height: 3.5rem;", "height: $nowhere;");
    const failed = await until("a failed status", async () => {
      const manifest = await readDevManifest(folder);
      return manifest?.status === "failed" ? manifest : undefined;
    });
    assert.match(failed.errors?.join("\n") ?? "", /Undefined variable/);
    assert.ok(failed.entrypoints.app, "open pages still find their files");
    await folder.edit("src/styles/_swatches.scss", "height: $nowhere;", "height: 3.5rem;");
    assert.deepEqual((await ready()).errors, []);
  });

  it("gives its code to pages of the same host only", async () => {
    const { files } = await ready();
    const ask = async (origin: string): Promise<string | null> => {
      const answer = await fetch((files["app.js"] ?? "").replace("localhost", "127.0.0.1"), {
        headers: { Origin: origin },
      });
      const admitted = answer.headers.get("Access-Control-Allow-Origin");
      assert.equal(answer.headers.get("Timing-Allow-Origin"), admitted);
      return admitted;
    };
    assert.equal(await ask("http://127.0.0.1:8000"), "http://127.0.0.1:8000");
    assert.equal(await ask("https://elsewhere.example"), null);
  });

  it("keeps scripts from other sites whatever their address looks like, and lets pages of any site show images", async () => {
    const { origin } = new URL((await ready()).files["app.js"] ?? "");
    const policy = async (path: string, site?: string): Promise<string | null> => {
      const headers: HeadersInit = site === undefined ? {} : { "Sec-Fetch-Site": site };
      const answer = await fetch(`${origin.replace("localhost", "127.0.0.1")}/${path}`, { headers });
      assert.equal(answer.status, 200, path);
      return answer.headers.get("Cross-Origin-Resource-Policy");
    };
    for (const path of ["js/app.js", "js/app.js?x.png", "js/app.j%73", "css/app.css"]) {
      assert.equal(await policy(path), "same-site", path);
    }
    assert.equal(await policy("images/logo.svg?version=2"), "cross-origin");
    // Another port of one IP address: the browser calls that the same site, and then refuses what only the same site may have.
    assert.equal(await policy("js/app.js", "same-site"), "cross-origin");
  });

  it("answers to no name that somebody else has pointed here, and tells no other site of changes", async () => {
    const { origin } = new URL((await ready()).files["app.js"] ?? "");
    const named = request(`${origin}/js/app.js`, { headers: { Host: "elsewhere.example" } }).end();
    const [answer] = (await once(named, "response")) as [IncomingMessage];
    answer.resume();
    assert.equal(answer.statusCode, 403);

    const follow = async (site: string): Promise<string> => {
      const key = randomBytes(16).toString("base64");
      const headers = { Connection: "Upgrade", Upgrade: "websocket", Origin: site, "Sec-WebSocket-Key": key };
      const socket = connect({ host: "127.0.0.1", port: Number(new URL(origin).port) });
      const lines = Object.entries({ Host: new URL(origin).host, "Sec-WebSocket-Version": "13", ...headers });
      socket.end(`GET /ws HTTP/1.1\r\n${lines.map((line) => line.join(": ")).join("\r\n")}\r\n\r\n`);
      let text = "";
      for await (const chunk of socket) text += String(chunk);
      return text;
    };
    assert.match(await follow("http://localhost:8000"), /"hash"/);
    assert.doesNotMatch(await follow("https://elsewhere.example"), /"hash"/);
  });

  it("runs twice in one folder: the second takes over, and the first goes on when that one ends", async () => {
    const portOf = async (): Promise<string> => new URL((await ready()).files["app.js"] ?? "").port;
    const first = await portOf();
    // It looks for a port by itself, as it does for users.
    const another = await folder.serve(scope, { FRONTEND_PORT: undefined });
    const second = await until("the second server's manifest", async () => {
      const port = await portOf();
      return port === first ? undefined : port;
    });
    for (const port of [first, second]) {
      assert.equal((await fetch(`http://127.0.0.1:${port}/js/app.js`)).status, 200, port);
    }
    another.kill("SIGTERM");
    await another.exited;
    await until("the first server's manifest", async () => (await portOf()) === first);
  });

  it("leaves the manifest of a second server alone, and removes its own at the end", async () => {
    await writeFile(folder.path(".webpack/manifest.json"), "{}");
    server.kill("SIGTERM");
    await server.exited;
    assert.equal(await readFile(folder.path(".webpack/manifest.json"), "utf8"), "{}", "not its own");

    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      await rm(folder.path(".webpack/manifest.json"), { force: true });
      server = await folder.serve(scope);
      await ready();
      server.kill(signal);
      await server.exited;
      assert.equal(await readDevManifest(folder), undefined, `gone after ${signal}`);
    }
  });
});
