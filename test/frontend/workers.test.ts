import assert from "node:assert/strict";
import { networkInterfaces } from "node:os";
import { before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, openTab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest, readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const lan = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === "IPv4")?.address;

/** Says what it has added up with a lazy chunk, and where it believes that images and the page are. */
const WORKER = `import logo from "./images/logo.svg";

addEventListener("message", ({ data }: MessageEvent<number[]>) => {
  void import("./sum").then(({ sum }) => {
    postMessage({ sum: sum(data), logo, origin: location.origin });
  });
});
`;
const SUM = `import { table } from "./table";

export const sum = (values: number[]): number => values.reduce((left, right) => left + right, table.length - 40_000);
`;
/** So large that a chunk of its own would pay, if a page's scripts and a worker's could share one. */
const TABLE = `export const table: string = "${"x".repeat(40_000)}";\n`;
/** Has no import, so that nothing but a public path makes the bundler put its runtime into it. */
const PLAIN = `addEventListener("message", ({ data }: MessageEvent<number[]>) => {
  postMessage({ sum: data.length, logo: "", origin: location.origin });
});
`;
/** Several of these are one. */
const SHARED = `let count = 0;
addEventListener("connect", (event) => {
  const [port] = (event as MessageEvent).ports;
  count += 1;
  port?.postMessage({ sum: count, logo: "", origin: location.origin });
});
`;
const CONNECTS = `for (const id of [1, 2, 3]) {
  const worker = new SharedWorker(new URL("../shared.worker.ts", import.meta.url), { name: "all" });
  worker.port.addEventListener("message", ({ data }) => {
    if (data.sum === 3) document.documentElement.dataset.answer = JSON.stringify(data);
  });
  worker.port.start();
  console.info(id);
}
`;
/** As a library does: the bundler does not see what is started, so that it must be there already. */
const LIBRARY = `const url: string = new URL("../library.worker.mjs?url", import.meta.url).href;
const start = (address: string, options: WorkerOptions) => new Worker(address, options);
const worker = start(url, { type: "module" });
worker.addEventListener("message", ({ data }) => {
  document.documentElement.dataset.answer = JSON.stringify(data);
});
worker.postMessage([1, 2, 3, 4]);
`;
const MODULE = `addEventListener("message", ({ data }) => {
  postMessage({ sum: data.length, logo: import.meta.url, origin: location.origin });
});
`;
/** Doubles what is drawn into it: TypeScript, with an import, in a scope that has no `self`, no address and no chunks. */
const WORKLET = `import { sum } from "./sum";

declare class AudioWorkletProcessor {}
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void;

class Three extends AudioWorkletProcessor {
  process(_inputs: Float32Array[][], [output = []]: Float32Array[][]): boolean {
    for (const channel of output) channel.fill(sum([1, 2]));
    return true;
  }
}
registerProcessor("three", Three);
`;
const PLAYS = `const audioContext = new OfflineAudioContext(1, 128, 44_100);
await audioContext.audioWorklet.addModule(new URL("../three.worklet.ts", import.meta.url));
new AudioWorkletNode(audioContext, "three").connect(audioContext.destination);
const [sum] = (await audioContext.startRendering()).getChannelData(0);
document.documentElement.dataset.answer = JSON.stringify({ sum, logo: "", origin: location.origin });

export {};
`;
const entry = (worker: string) => `const worker = new Worker(new URL("../${worker}.worker.ts", import.meta.url));
worker.addEventListener("message", ({ data }) => {
  document.documentElement.dataset.answer = JSON.stringify(data);
});
worker.postMessage([1, 2, 3]);
document.documentElement.dataset.entry = "runs";
`;

describe("a web worker, written as everywhere, under a strict Content-Security-Policy", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let browser: Browser;

  const ask = async (host = "localhost"): Promise<{ sum: number; logo: string; origin: string; urls: string[] }> => {
    const { page, problems } = await openTab(scope, browser);
    await page.goto(`http://${host}:${backend.port}/`);
    const root = page.locator("html");
    const answer = await until("the worker's answer", () => root.getAttribute("data-answer")).catch(
      (cause: unknown) => {
        throw new Error(problems.join("\n"), { cause });
      },
    );
    assert.deepEqual(problems, []);
    const urls = page.workers().map((worker) => worker.url());
    return { ...(JSON.parse(answer) as { sum: number; logo: string; origin: string }), urls };
  };

  /** A worker without imports, several shared ones, a module that a library starts, and a worklet. */
  const eachKind = async (origin = "'self'"): Promise<void> => {
    const { workers, scripts } = backend;
    // What a module imports counts as a part of the worker, and a worklet as a script without nonce.
    Object.assign(backend, { workers: `${workers} ${origin}`, scripts: origin });
    for (const [name, sum] of [
      ["counts", 3],
      ["connects", 3],
      ["library", 4],
      ["plays", 3],
    ] as const) {
      backend.entries = [name];
      assert.equal((await ask()).sum, sum, name);
    }
    Object.assign(backend, { workers, scripts, entries: ["adds"] });
  };

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--features", "workers"]);
    await folder.write("src/sum.worker.ts", WORKER);
    await folder.write("src/sum.ts", SUM);
    await folder.write("src/table.ts", TABLE);
    await folder.write("src/plain.worker.ts", PLAIN);
    await folder.write("src/shared.worker.ts", SHARED);
    await folder.write("src/entries/connects.ts", CONNECTS);
    await folder.write("src/library.worker.mjs", MODULE);
    await folder.write("src/entries/library.ts", LIBRARY);
    await folder.write("src/three.worklet.ts", WORKLET);
    await folder.write("src/entries/plays.ts", PLAYS);
    await folder.write("src/entries/adds.ts", `import "../sum";\n${entry("sum")}`);
    await folder.write("src/entries/counts.ts", entry("plain"));
    for (const script of ["typecheck", "build"]) {
      const { code, text } = await folder.script(script);
      assert.equal(code, 0, text);
    }
    backend = await startBackend(scope, folder);
    backend.entries = ["adds"];
    browser = await openBrowser(scope);
  });

  it("runs from the page's own origin as if nobody had touched it", async () => {
    backend.workers = "'self'";
    const { sum, logo, origin, urls } = await ask();
    assert.equal(sum, 6);
    assert.match(urls.join(), new RegExp(`^http://localhost:${backend.port}/static/frontend/js/`));
    assert.equal((await fetch(logo)).status, 200);
    assert.equal(origin, `http://localhost:${backend.port}`);
    await eachKind();
  });

  it("runs from another origin, and finds its lazy chunks and images there", async () => {
    const cdn = await startBackend(scope, folder);
    const other = `http://127.0.0.1:${cdn.port}`;
    Object.assign(backend, { staticUrl: `${other}/static/`, scripts: other, workers: "blob:" });
    const { sum, logo, origin } = await ask();
    assert.equal(sum, 6);
    assert.ok(logo.startsWith(`${other}/static/frontend/`), logo);
    assert.equal((await fetch(logo)).status, 200);
    assert.equal(origin, `http://localhost:${backend.port}`);

    await eachKind(other);
  });

  it("runs from the dev server, by whatever name the page was asked for", async () => {
    await folder.serve(scope, { FRONTEND_HOST: "::", FRONTEND_BACKEND: `http://127.0.0.1:${backend.port}` });
    const manifest = await until("a compiled dev manifest", async () => {
      const current = await readDevManifest(folder);
      return current?.status === "ready" ? current : undefined;
    });
    const { origin } = new URL(manifest.files["adds.js"] ?? "");
    Object.assign(backend, { scripts: origin, workers: "blob:" });
    const answer = await ask();
    assert.equal(answer.sum, 6);
    assert.ok(answer.logo.startsWith(`${origin}/`), answer.logo);
    assert.equal((await fetch(answer.logo)).status, 200);

    await eachKind(origin);

    for (const host of ["127.0.0.1", "[::1]", "tenant.localhost", lan]) {
      if (host === undefined) continue; // a machine without a network
      // A policy cannot name an address of IPv6.
      backend.scripts = host.startsWith("[") ? "http:" : origin.replace("localhost", host);
      assert.equal((await ask(host)).sum, 6, host);
    }
  });

  it("costs a page nothing that has none", async () => {
    const manifest = await readManifest(folder);
    assert.match(await folder.read(`static/${manifest?.files["adds.js"] ?? ""}`), /importScripts/);
    for (const file of ["app.js", "runtime.js"]) {
      assert.doesNotMatch(await folder.read(`static/${manifest?.files[file] ?? ""}`), /importScripts\(/);
    }
  });
});
