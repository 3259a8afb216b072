import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changes, commit } from "../support/projects.ts";
import { changePackage, readPackage, rendered, snapshot } from "./rendered.ts";
import { goBack, remove, removeJson } from "./run.ts";

const ISLANDS = ["--architecture", "islands", "--ui", "react,vue", "--features", "workers"];
const MINE = "src/islands/Mine.tsx";

/** A folder with everything, and an island of the user's own. */
async function withEverything(test: TestContext): Promise<string> {
  const project = await rendered(test, "startproject", ...ISLANDS);
  mkdirSync(join(project, "frontend/src/islands"), { recursive: true });
  writeFileSync(join(project, "frontend", MINE), "export default () => <p>Mine</p>;\n");
  await commit(project, "An island of my own");
  return project;
}

describe("remove", () => {
  const ways: [words: string[], to: string[]][] = [
    [["react"], ["--architecture", "islands", "--ui", "vue", "--features", "workers"]],
    [
      ["vue", "workers"],
      ["--architecture", "islands", "--ui", "react"],
    ],
    [["islands"], ["--ui", "react,vue", "--features", "workers"]],
    [["islands", "react", "vue", "workers"], []],
  ];
  for (const [words, to] of ways) {
    it(`${words.join(" ")} gives what create gives without, and its way back every byte of before`, async (test) => {
      const [project, other] = [
        await rendered(test, "startproject", ...ISLANDS),
        await rendered(test, "startproject", ...to),
      ];
      const before = snapshot(project);
      const { code, document } = await removeJson(project, ...words, "--yes");
      assert.equal(code, 0, document.error?.message);
      assert.deepEqual(snapshot(project), snapshot(other));
      assert.equal(document.back, `npm init webpack-frontend add ${words.join(" ")}`);
      await goBack(project, document);
      assert.deepEqual(snapshot(project), before);
    });
  }

  it("takes Rspack out for webpack", async (test) => {
    const project = await rendered(test, "flask-module", "--bundler", "rspack");
    assert.equal((await remove(project, "rspack", "--yes")).code, 0);
    assert.deepEqual(snapshot(project), snapshot(await rendered(test, "flask-module")));
  });

  it("leaves the user's own packages and islands, and names what loses its library", async (test) => {
    const project = await withEverything(test);
    changePackage(project);
    const { code, stdout } = await remove(project, "react", "--yes");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /your own frontend\/src\/islands\/Mine\.tsx stays; without react neither the build nor the type check takes it\./,
    );
    assert.ok(existsSync(join(project, "frontend", MINE)));
    assert.equal(readPackage(project).devDependencies.lit, "^3.3.1");
    assert.match(
      (await remove(project, "islands", "--yes")).stdout,
      /Mine\.tsx stays; without islands nothing loads it\./,
    );
  });

  it("shows in a dry run what it would do, and writes nothing", async (test) => {
    const project = await withEverything(test);
    const { code, stdout } = await remove(project, "workers", "--dry-run");
    assert.equal(code, 0);
    assert.match(stdout, /delete +frontend\/webpack\/workers\.mjs/);
    assert.match(stdout, /To write it: npm init webpack-frontend remove workers -- --yes/);
    assert.deepEqual(await changes(project), []);
  });
});

describe("a file that a removal has no use for, and that the user has changed", () => {
  const CHANGED = "frontend/webpack/workers.mjs";

  async function withChanged(test: TestContext): Promise<string> {
    const project = await withEverything(test);
    appendFileSync(join(project, CHANGED), "// Mine.\n");
    await commit(project, "A concern of my own");
    return project;
  }

  it("is named first, and nothing is written", async (test) => {
    const project = await withChanged(test);
    const { code, stderr } = await remove(project, "workers", "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /webpack\/workers\.mjs: changed by you, and not used any more\n/);
    assert.deepEqual(await changes(project), []);
  });

  it("stays with --on-conflict skip, goes with overwrite, and the others go in both", async (test) => {
    for (const answer of ["skip", "overwrite"]) {
      const project = await withChanged(test);
      const { code } = await remove(project, "workers", "--yes", "--on-conflict", answer);
      assert.equal(code, 0);
      assert.equal(existsSync(join(project, CHANGED)), answer === "skip");
      assert.equal(existsSync(join(project, "frontend/src/cross-origin-worker.ts")), false);
    }
  });
});

describe("remove changes nothing", () => {
  const refusals: [name: string, options: string[], words: string[], code: number, stderr: string][] = [
    [
      "startproject",
      ISLANDS,
      ["preact"],
      1,
      "frontend/ has no preact; nothing was written.\nWhat can be removed: islands, react, vue, scss, workers\n",
    ],
    [
      "startproject",
      ["--styles", "css"],
      ["react", "islands"],
      1,
      "frontend/ has no islands and no react; nothing was written.\nThere is nothing to remove.\n",
    ],
    [
      "startproject",
      ISLANDS,
      ["hybrid"],
      2,
      "hybrid cannot be removed: something has to be the architecture.\nWhat can be removed: islands, react, vue, scss, workers\n",
    ],
    [
      "startproject",
      [],
      ["css"],
      2,
      "css cannot be removed: it is what is there without scss and less.\nWhat can be removed: scss\n",
    ],
    [
      "django-jinja2",
      ["--features", "workers"],
      ["workers", "jinja2"],
      1,
      "frontend/ cannot do without jinja2, which your project asks for: django.template.backends.jinja2.Jinja2 in mysite/settings.py:59; nothing was written.\nTake that out of the project first, then run the command again.\n",
    ],
  ];
  for (const [name, options, words, expected, message] of refusals) {
    it(`where it is told to take out ${words.join(" ")}: ${name} ${options.join(" ")}`, async (test) => {
      const project = await rendered(test, name, ...options);
      const { code, stderr } = await remove(project, ...words, "--yes");
      assert.equal(stderr, message);
      assert.equal(code, expected);
      assert.deepEqual(await changes(project), []);
    });
  }

  it("in the rendered folder itself, and says where to", async (test) => {
    const project = await rendered(test);
    const { code, stderr } = await remove(join(project, "frontend"), "react", "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /\nRun: cd \.\. && npm init webpack-frontend remove react\n$/);
  });

  it("where there is no rendered folder of the name", async (test) => {
    const project = await rendered(test);
    const { code, stderr } = await remove(project, "react", "--yes", "--directory", "web");
    assert.equal(code, 1);
    assert.match(stderr, /There is no rendered folder web\/ in .*, but frontend\/\.\n/);
  });
});

describe("remove of what settings name no more", () => {
  it("takes the feature out", async (test) => {
    const project = await rendered(test, "django-jinja2");
    const settings = join(project, "mysite/settings.py");
    const text = readFileSync(settings, "utf8");
    writeFileSync(
      settings,
      text.replaceAll("django.template.backends.jinja2.Jinja2", "django.template.backends.django.DjangoTemplates"),
    );
    const { code, stderr } = await remove(project, "jinja2", "--yes");
    assert.equal(code, 0, stderr);
    assert.equal(existsSync(join(project, "frontend/assets/jinja.py")), false);
  });
});
