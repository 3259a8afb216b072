import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { freePort } from "../support/ports.ts";
import type { Running } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { variant } from "../support/variant.ts";
import { startBackend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

const name = variant.name === "rspack" ? "Rspack" : variant.name;
const DONE = new RegExp(`^${name} compiled successfully in [\\d.]+ m?s$`);

describe("what the dev server prints", () => {
  const scope = suiteScope();
  let folder: Folder;
  let server: Running;

  const lines = (from = 0): string[] => server.output().slice(from).split("\n").filter(Boolean);
  /** What it prints while the file is edited, up to the line that tells of the compilation. */
  const edit = async (file: string, from: string, to: string): Promise<string[]> => {
    const before = server.output().length;
    await folder.edit(file, from, to);
    return until("a compilation", () => {
      const news = lines(before);
      return news.some((line) => line.includes(" compiled ")) ? news : undefined;
    });
  };

  before(async () => {
    folder = await makeFolder(scope, "scss");
  });

  it("is the page's address and the time of the first compilation", async () => {
    const { port } = await startBackend(scope, folder);
    const [own, backend] = [await freePort(), `http://127.0.0.1:${port}`];
    server = await folder.serve(scope, { FRONTEND_PORT: String(own), FRONTEND_BACKEND: backend });
    await until("the address", () => server.output().includes("Page:"));
    const [time = "", ...others] = lines();
    assert.match(time, DONE);
    assert.deepEqual(others, [`Page: ${backend}/frontend/ (scripts and styles come from http://localhost:${own})`]);
  });

  it("is one line for each edit", async () => {
    for (const [from, to] of [
      ["One more", "One"],
      ["One less", "Less"],
      ['"button"', '"reset"'],
    ] as const) {
      const news = await edit("src/components/counter.ts", from, to);
      assert.equal(news.length, 1, news.join("\n"));
      assert.match(news[0] ?? "", DONE);
    }
  });

  it("is the line of a mistake, and what stands around it", async () => {
    const [from, to] = ["function readCount", "function function readCount"];
    const news = await edit("src/components/counter.ts", from, to);
    assert.deepEqual(news.slice(0, -1), [
      "ERROR in src/components/counter.ts:29:10",
      variant.syntaxError,
      "  27 | }",
      "  28 |",
      "> 29 | function function readCount(element: HTMLElement): number {",
      "     |          ^",
      "  30 |   const count = Number(element.dataset.count);",
      "  31 |   return Number.isInteger(count) ? count : 0;",
    ]);
    assert.match(news.at(-1) ?? "", new RegExp(`^${name} compiled with 1 error in [\\d.]+ m?s$`));
    assert.match((await edit("src/components/counter.ts", to, from)).join("\n"), DONE);
    server.kill("SIGTERM");
    await server.exited;
  });

  it("is the backend's first page where the sample page is no more, once there is a backend, or none after all", async () => {
    await rm(folder.path("urls.py"));
    const backend = `http://127.0.0.1:${await freePort()}`;
    server = await folder.serve(scope, { FRONTEND_BACKEND: backend });
    await until("a compilation", () => lines().some((line) => DONE.test(line)));
    assert.ok(!server.output().includes("Page:"), "nobody answers there yet");
    await until("the address", () => server.output().includes("Page:"), 30_000);
    assert.match(server.output(), new RegExp(`^Page: ${backend}/ \\(as soon as your backend answers there; `, "m"));
  });
});
