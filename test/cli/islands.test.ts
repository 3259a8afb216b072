import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { copyProject } from "../support/projects.ts";
import { changePackage, readPackage, rendered, snapshot } from "./rendered.ts";
import { add, addJson, create, createJson, goBack } from "./run.ts";

const HYBRID: string[] = [];
const PLAIN = ["--architecture", "islands"];
const islandsWith = (ui: string) => [...PLAIN, "--ui", ui];

/** What only some choices bring, and what of it each has. */
const BROUGHT = [
  "src/entries/islands.ts",
  "webpack/islands.mjs",
  "webpack/react.mjs",
  "webpack/components.mjs",
  "webpack/preact.mjs",
];
const RENDERED: [options: string[], own: string[]][] = [
  [HYBRID, []],
  [PLAIN, ["src/entries/islands.ts", "webpack/islands.mjs"]],
  [["--ui", "react"], ["webpack/react.mjs"]],
  [islandsWith("react"), ["src/entries/islands.ts", "webpack/islands.mjs", "webpack/react.mjs"]],
  [islandsWith("vue"), ["src/entries/islands.ts", "webpack/islands.mjs", "webpack/components.mjs"]],
  [islandsWith("preact"), ["src/entries/islands.ts", "webpack/islands.mjs", "webpack/preact.mjs"]],
  [
    islandsWith("vue,react"),
    ["src/entries/islands.ts", "webpack/islands.mjs", "webpack/react.mjs", "webpack/components.mjs"],
  ],
];

describe("a folder", () => {
  for (const [options, own] of RENDERED) {
    it(`has the build that goes with ${options.join(" ") || "the defaults"}, and remembers it`, async (test) => {
      const project = await rendered(test, "startproject", ...options);
      const has = BROUGHT.filter((file) => existsSync(join(project, "frontend", file)));
      assert.deepEqual(has, own);
      const before = snapshot(project);
      assert.equal((await create(project, "--yes", ...options)).code, 0);
      assert.deepEqual(snapshot(project), before);
    });
  }

  it("is repeated by the command and by the answers that a run prints", async (test) => {
    const project = await rendered(test, "flask-module", ...islandsWith("vue"));
    const { document } = await createJson(project, "--yes");
    assert.equal(
      document.repeat,
      "npm init webpack-frontend flask -- --yes --architecture islands --ui vue --no-install",
    );
    const file = join(project, "../answers.json");
    writeFileSync(file, JSON.stringify(document));
    const other = await rendered(test, "flask-module", "--answers", file);
    assert.deepEqual(snapshot(join(other, "frontend")), snapshot(join(project, "frontend")));
  });
});

describe("add", () => {
  const ways: [name: string, from: string[], words: string[], to: string[]][] = [
    ["startproject", HYBRID, ["islands"], PLAIN],
    ["startproject", HYBRID, ["react"], islandsWith("react")],
    ["startproject", HYBRID, ["react", "hybrid"], ["--ui", "react"]],
    ["startproject", PLAIN, ["vue"], islandsWith("vue")],
    ["startproject", islandsWith("react"), ["vue", "workers"], [...islandsWith("react,vue"), "--features", "workers"]],
    ["startproject", islandsWith("react"), ["preact"], islandsWith("preact")],
    ["startproject", islandsWith("preact"), ["react", "vue"], islandsWith("react,vue")],
    ["startproject", islandsWith("vue"), ["rspack"], [...islandsWith("vue"), "--bundler", "rspack"]],
    ["startproject", islandsWith("vue"), ["hybrid"], ["--ui", "vue"]],
    ["flask-factory", HYBRID, ["vue"], islandsWith("vue")],
    ["fastapi-routers", HYBRID, ["preact"], islandsWith("preact")],
    ["pyramid-package", HYBRID, ["islands"], PLAIN],
    ["django-jinja2", HYBRID, ["react"], islandsWith("react")],
  ];
  for (const [name, from, words, to] of ways) {
    const title = `${words.join(" ")} gives what create ${to.join(" ")} gives, and its way back every byte of before`;
    it(`${title}: ${name} ${from.join(" ")}`, async (test) => {
      const [project, other] = [await rendered(test, name, ...from), await rendered(test, name, ...to)];
      const before = snapshot(project);
      const { code, document } = await addJson(project, ...words, "--yes");
      assert.equal(code, 0, document.error?.message);
      assert.deepEqual(snapshot(project), snapshot(other));
      await goBack(project, document);
      assert.deepEqual(snapshot(project), before);
    });
  }

  it("joins what the user has in package.json, and leaves it there on the way back", async (test) => {
    const project = await rendered(test);
    changePackage(project);
    const before = snapshot(project);
    const { document } = await addJson(project, "react", "vue", "--yes");
    const { devDependencies, scripts } = readPackage(project);
    assert.equal(devDependencies.lit, "^3.3.1");
    assert.equal(scripts.storybook, "storybook dev");
    await goBack(project, document);
    assert.deepEqual(snapshot(project), before);
  });

  it("puts its islands beside what the user has made of the sample page", async (test) => {
    const project = await rendered(test);
    const file = join(project, "frontend/templates/frontend/page.html");
    writeFileSync(file, readFileSync(file, "utf8").replace("Your frontend works", "My shop"));
    const { code, document } = await addJson(project, "islands", "--yes");
    assert.equal(code, 0, document.error?.message);
    assert.match(readFileSync(file, "utf8"), /My shop/);
    const card = readFileSync(join(project, "frontend/templates/frontend/cards/10-island-at-once.html"), "utf8");
    assert.match(card, /\n +\{% island "Counter" start=5 %\}\n/);
  });

  it("says that islands came along, and how to have the library alone", async (test) => {
    const project = await rendered(test);
    const { stdout } = await add(project, "react", "--yes");
    assert.match(stdout, /islands came with react, .*; without: npm init webpack-frontend add hybrid\n/);
    assert.match(stdout, /Take it back: npm init webpack-frontend remove islands react\n/);
    const { stdout: plain } = await add(project, "hybrid", "--yes");
    assert.doesNotMatch(plain, /came with/);
  });

  it("takes a folder of before UI libraries were a list for one without", async (test) => {
    const project = await rendered(test);
    const file = join(project, "frontend/.webpack-frontend.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"ui": []', '"ui": "none"'));
    const { code, document } = await addJson(project, "vue", "--yes");
    assert.equal(code, 0);
    assert.deepEqual(document.choices?.ui, ["vue"]);
  });

  it("is what create names when it is run with other UI libraries, and so is remove", async (test) => {
    const project = await rendered(test, "startproject", ...islandsWith("react"));
    const vue = await create(project, "--yes", "--ui", "react,vue");
    assert.equal(vue.code, 1);
    assert.equal(vue.stderr, "frontend/ was rendered without vue.\nChange that: npm init webpack-frontend add vue\n");
    const none = await create(project, "--yes", "--ui", "none");
    assert.equal(
      none.stderr,
      "frontend/ was rendered with --ui react, not none.\nChange that: npm init webpack-frontend remove react\n",
    );
  });

  it("names the whole command where nothing is rendered yet", async (test) => {
    const { code, stderr } = await add(await copyProject(test, "startproject"), "react", "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /Make one: npm init webpack-frontend -- --architecture islands --ui react\n/);
  });
});

describe("a UI library without islands", () => {
  it("is told of, and how components come into templates", async (test) => {
    const project = await rendered(test, "startproject", "--ui", "react");
    const { stdout } = await create(project, "--yes", "--ui", "react");
    assert.match(stdout, /react can be used in entries of your own; .*npm init webpack-frontend add islands/);
    const { stdout: said } = await create(project, "--yes", "--ui", "react", "--architecture", "hybrid");
    assert.doesNotMatch(said, /entries of your own/);
  });
});
