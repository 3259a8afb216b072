import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changes, commit, copyProject } from "../support/projects.ts";
import { KEYS, openTerminal } from "../support/terminal.ts";
import { bin } from "../support/bin.ts";
import { rendered } from "./rendered.ts";
import { SETTLED } from "./run.ts";

async function run(test: TestContext, project: string, ...words: string[]) {
  return openTerminal(test, process.execPath, [await bin(), "--no-install", ...words], { cwd: project });
}

describe("at a terminal", () => {
  it("asks, shows the plan, and writes when told to", async (test) => {
    const project = await copyProject(test, "startproject");
    const terminal = await run(test, project);
    await terminal.see("INSTALLED_APPS in mysite/settings.py");
    await terminal.see("Name of the frontend folder");
    terminal.type(`web${KEYS.enter}`);
    await terminal.see("How pages are made");
    await terminal.see(/hybrid +by your templates; assets are bundled/);
    terminal.type(KEYS.enter);
    await terminal.see("Languages of the style sheets");
    terminal.type(KEYS.down + KEYS.enter);
    await terminal.see("Bundler");
    await terminal.see(/webpack +every plugin works; builds slower/);
    await terminal.see(/rspack +same configuration, several times faster/);
    terminal.type(KEYS.down + KEYS.enter);
    await terminal.see("Package manager");
    terminal.type(KEYS.enter);
    await terminal.see("What else it can do");
    await terminal.see(/workers +web workers/);
    terminal.type(KEYS.enter);
    await terminal.see(/create +web\//);
    await terminal.see(/update +mysite\/settings\.py/);
    await terminal.see("Write this");
    assert.deepEqual(await changes(project), [], "nothing is written before the answer");
    terminal.type(KEYS.enter);
    await terminal.see(
      "Repeat this run: npm init webpack-frontend django -- --yes --directory web --styles css --bundler rspack",
    );
    assert.equal(await terminal.exited, 0);
    assert.ok(existsSync(join(project, "web/src/styles/app.css")));
  });

  for (const question of ["Name of the frontend folder", "Languages of the style sheets", "Write this"]) {
    it(`ends with exit code 130 on Ctrl-C at "${question}", and nothing is written`, async (test) => {
      const project = await copyProject(test, "startproject");
      const terminal = await run(test, project);
      for (const asked of [
        "Name of the frontend folder",
        "How pages are made",
        "Languages of the style sheets",
        "Bundler",
        "Package manager",
        "What else it can do",
        "Write this",
      ]) {
        await terminal.see(asked);
        if (asked === question) break;
        terminal.type(KEYS.enter);
      }
      terminal.type(KEYS.ctrlC);
      assert.equal(await terminal.exited, 130);
      assert.match(terminal.text(), /Cancelled\./);
      assert.doesNotMatch(terminal.text(), /\n\s+at /, "no stack trace");
      assert.deepEqual(await changes(project), []);
    });
  }

  it("asks for UI libraries where pages have islands, and takes several", async (test) => {
    const project = await copyProject(test, "startproject");
    const terminal = await run(test, project, "--directory", "web", ...SETTLED.slice(2));
    await terminal.see("How pages are made");
    terminal.type(KEYS.down + KEYS.enter);
    await terminal.see("UI libraries");
    await terminal.see(/none +components in plain TypeScript/);
    await terminal.see(/react,vue +both, side by side/);
    terminal.type(KEYS.down.repeat(4) + KEYS.enter);
    await terminal.see("Write this");
    terminal.type(KEYS.enter);
    await terminal.see("Repeat this run: npm init webpack-frontend django -- --yes --directory web");
    await terminal.see("--architecture islands --ui react,vue --styles css");
    assert.equal(await terminal.exited, 0);
  });

  it("does not take a name that an app has, and proposes a free one", async (test) => {
    const project = await copyProject(test, "taken");
    const terminal = await run(test, project);
    await terminal.see(/Name of the frontend folder.*web/);
    terminal.type(`frontend${KEYS.enter}`);
    await terminal.see("taken");
    terminal.type(KEYS.ctrlC);
    assert.equal(await terminal.exited, 130);
    assert.deepEqual(await changes(project), []);
  });

  it("asks which of two projects is meant", async (test) => {
    const project = await copyProject(test, "two-projects");
    const terminal = await run(test, project, ...SETTLED);
    await terminal.see("Which project");
    terminal.type(KEYS.down + KEYS.enter);
    await terminal.see("Name of the frontend folder");
    terminal.type(KEYS.enter);
    await terminal.see("Write this");
    terminal.type(KEYS.enter);
    assert.equal(await terminal.exited, 0);
  });

  it("asks which of two frameworks is meant", async (test) => {
    const project = await copyProject(test, "two-frameworks");
    const terminal = await run(test, project, ...SETTLED);
    await terminal.see("Which project");
    await terminal.see("fastapi: app = FastAPI(...) in tickets/main.py");
    terminal.type(KEYS.down + KEYS.enter);
    await terminal.see("Name of the frontend folder");
    terminal.type(KEYS.enter);
    await terminal.see(/update +tickets\/main\.py/);
    await terminal.see("Write this");
    terminal.type(KEYS.enter);
    await terminal.see("Repeat this run: npm init webpack-frontend fastapi");
    assert.equal(await terminal.exited, 0);
    assert.ok(existsSync(join(project, "tickets/frontend/package.json")));
  });

  it("shows files that are in the way with their differences, and asks what to do", async (test) => {
    const project = await copyProject(test, "startproject");
    mkdirSync(join(project, "frontend"));
    writeFileSync(join(project, "frontend/tsconfig.json"), '{ "mine": true }\n');
    await commit(project, "An older frontend");
    const terminal = await run(test, project, "--directory", "frontend", ...SETTLED);
    await terminal.see(/conflict +frontend\/tsconfig\.json/);
    await terminal.see('-{ "mine": true }');
    await terminal.see("Files are in the way");
    terminal.type(KEYS.down + KEYS.enter);
    await terminal.see("Write this");
    terminal.type(KEYS.enter);
    assert.equal(await terminal.exited, 0);
    assert.equal(readFileSync(join(project, "frontend/tsconfig.json"), "utf8"), '{ "mine": true }\n');
    assert.ok(existsSync(join(project, "frontend/package.json")));
  });

  it("shows what add would change, and changes nothing before the answer", async (test) => {
    const project = await rendered(test);
    const words = [await bin(), "add", "rspack", "--no-install"];
    const open = () => openTerminal(test, process.execPath, words, { cwd: project });
    const cancelled = open();
    await cancelled.see(/\+ +"@rspack\/core"/);
    await cancelled.see("Write this");
    cancelled.type(KEYS.ctrlC);
    assert.equal(await cancelled.exited, 130);
    assert.deepEqual(await changes(project), []);
    const terminal = open();
    await terminal.see("Write this");
    terminal.type(KEYS.enter);
    await terminal.see("Take it back: npm init webpack-frontend add webpack");
    assert.equal(await terminal.exited, 0);
    assert.ok(existsSync(join(project, "frontend/webpack/rspack.mjs")));
  });
});
