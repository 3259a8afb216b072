import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { bin } from "../support/bin.ts";
import { changes } from "../support/projects.ts";
import { KEYS, openTerminal } from "../support/terminal.ts";
import { rendered } from "./rendered.ts";
import { add, addJson, remove } from "./run.ts";

/** Runs `add` or `remove` alone, before somebody. */
async function ask(test: TestContext, project: string, verb: "add" | "remove") {
  return openTerminal(test, process.execPath, [await bin(), verb, "--no-install"], { cwd: project });
}

describe("add and remove without a feature, at a terminal", () => {
  it("show what there is to add, and what is there, and add what is chosen", async (test) => {
    const project = await rendered(test);
    const terminal = await ask(test, project, "add");
    await terminal.see("What to add to frontend/");
    await terminal.see(/How pages are made\s+❯?◎ hybrid +\(there\)/);
    await terminal.see(/UI libraries\s+◯ react +components in \.tsx files/);
    await terminal.see(/css +as browsers read it; adds nothing; takes the place of scss/);
    terminal.type(KEYS.enter);
    await terminal.see("Choose with the space bar");
    terminal.type(KEYS.down.repeat(2) + KEYS.space + KEYS.down.repeat(2) + KEYS.space + KEYS.enter);
    await terminal.see("react and preact exclude each other: Preact stands under React's name.");
    terminal.type(KEYS.up + KEYS.space + KEYS.up + KEYS.space + KEYS.down.repeat(2));
    terminal.type(KEYS.space + KEYS.down.repeat(3) + KEYS.space + KEYS.enter);
    await terminal.see(/What to add to .* vue, less/);
    await terminal.see("Write this");
    assert.deepEqual(await changes(project), []);
    terminal.type(KEYS.enter);
    await terminal.see("islands came with vue");
    await terminal.see("Repeat this run: npm init webpack-frontend add vue less -- --yes --no-install");
    assert.equal(await terminal.exited, 0);
  });

  it("show what can be taken out, and take out what is chosen", async (test) => {
    const project = await rendered(test, "django-jinja2", "--features", "workers");
    const terminal = await ask(test, project, "remove");
    await terminal.see("What to take out of frontend/");
    await terminal.see(/scss +nesting and variables; adds Sass/);
    await terminal.see(/jinja2 +\(your project asks for it\)/);
    await terminal.see(/workers +web workers/);
    assert.doesNotMatch(terminal.text(), /react|hybrid/);
    terminal.type(KEYS.down.repeat(2) + KEYS.space + KEYS.enter);
    await terminal.see(/delete +frontend\/webpack\/workers\.mjs/);
    await terminal.see("Write this");
    terminal.type(KEYS.ctrlC);
    assert.equal(await terminal.exited, 130);
    assert.deepEqual(await changes(project), []);
  });
});

describe("add and remove without a feature, without a terminal", () => {
  it("list what can be added, with what it means, and write nothing", async (test) => {
    const project = await rendered(test);
    const { code, stderr } = await add(project);
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^Nothing is named to add, and there is no terminal to ask on\.\nName some of these: npm init webpack-frontend add <feature…>\nHow pages are made\n {2}islands +the same/,
    );
    assert.doesNotMatch(stderr, /^ {2}(scss|hybrid|webpack) /m, "what is there is no work for add");
    const { code: again, document } = await addJson(project);
    assert.equal(again, 2);
    assert.match(document.error?.fix ?? "", /\n {2}react +components/);
    assert.deepEqual(await changes(project), []);
  });

  it("list what can be removed, and have nothing to do where there is nothing", async (test) => {
    const project = await rendered(test, "flask-module");
    const { code, stderr } = await remove(project, "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /\nLanguages of the style sheets\n {2}scss +nesting and variables; adds Sass\n$/);
    const plain = await rendered(test, "flask-module", "--styles", "css");
    const nothing = await remove(plain);
    assert.equal(nothing.code, 0, nothing.stderr);
    assert.match(nothing.stdout, /Nothing to do in frontend\/\./);
  });

  it("do not offer what the backend cannot have", async (test) => {
    const project = await rendered(test, "flask-module");
    assert.doesNotMatch((await add(project)).stderr, /jinja2/);
  });
});

describe("add of what is there", () => {
  it("changes nothing, and says so", async (test) => {
    const project = await rendered(test, "flask-module", "--features", "workers");
    const { code, stdout } = await add(project, "workers", "scss", "--yes");
    assert.equal(code, 0);
    assert.match(stdout, /Nothing to do in frontend\/\.\n\nNote: workers and scss are there already\.\n/);
    assert.deepEqual(await changes(project), []);
  });
});
