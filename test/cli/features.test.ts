import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { changes, copyProject } from "../support/projects.ts";
import { rendered, snapshot } from "./rendered.ts";
import { add, addJson, create, createJson } from "./run.ts";

const JINJA = "frontend/assets/jinja.py";
const WORKERS = [
  "frontend/src/cross-origin-shared-worker.ts",
  "frontend/src/cross-origin-worker.ts",
  "frontend/webpack/workers.mjs",
];

function readme(project: string): string {
  return readFileSync(join(project, "frontend/README.md"), "utf8");
}

describe("features", () => {
  it("are left out where nobody needs them, and the rendered README says how to have them", async (test) => {
    const project = await rendered(test);
    for (const file of [JINJA, ...WORKERS]) assert.equal(existsSync(join(project, file)), false, file);
    assert.match(readme(project), /`npm init webpack-frontend add workers`/);
    assert.match(readme(project), /`npm init webpack-frontend add jinja2`/);
  });

  it("are brought by what the settings say, which is evidence, and need not be said again", async (test) => {
    const project = await copyProject(test, "django-jinja2");
    const { code, document } = await createJson(project, "--yes");
    assert.equal(code, 0);
    assert.deepEqual(document.choices?.features, ["jinja2"]);
    assert.ok(
      document.evidence.includes("jinja2: django.template.backends.jinja2.Jinja2 in mysite/settings.py:58"),
      document.evidence.join("\n"),
    );
    assert.equal(document.repeat, "npm init webpack-frontend django -- --yes --no-install");
    assert.ok(existsSync(join(project, JINJA)));
    assert.match(readme(project), /`\{\{ webpack_css\("app", media="print"\) \}\}`/);
  });

  it("that change what the application accepts say so: FastAPI's check of other sites", async (test) => {
    const project = await rendered(test, "fastapi-module");
    const refusal = (notices: string[]) => notices.filter((notice) => notice.includes("CSRF_TRUSTED_ORIGINS"));
    assert.equal(refusal((await addJson(project, "jquery", "--yes")).document.notices).length, 1);
    assert.deepEqual(refusal((await addJson(project, "htmx", "--yes")).document.notices), []);
  });

  it("can be asked for, are remembered, and join those that are found", async (test) => {
    const project = await copyProject(test, "django-jinja2");
    const first = await createJson(project, "--yes", "--features", "workers");
    assert.deepEqual(first.document.choices?.features, ["jinja2", "workers"]);
    assert.equal(first.document.repeat, "npm init webpack-frontend django -- --yes --features workers --no-install");
    for (const file of [JINJA, ...WORKERS]) assert.ok(existsSync(join(project, file)), file);
    const before = snapshot(project);
    const second = await createJson(project, "--yes");
    assert.deepEqual(second.document.choices, first.document.choices);
    writeFileSync(join(project, "../answers.json"), JSON.stringify(first.document));
    assert.equal((await create(project, "--yes", "--answers", "../answers.json")).code, 0);
    assert.deepEqual(snapshot(project), before);
  });

  for (const name of ["startproject", "flask-module"]) {
    it(`come with add, as create would have brought them: ${name}`, async (test) => {
      const [project, other] = [await rendered(test, name), await rendered(test, name, "--features", "workers")];
      const { code, document } = await addJson(project, "workers", "--yes");
      assert.equal(code, 0);
      const created = document.plan.filter(({ status }) => status === "create").map(({ path }) => path);
      assert.deepEqual(created, WORKERS);
      assert.equal(document.back, "npm init webpack-frontend remove workers");
      assert.deepEqual(snapshot(project), snapshot(other));
      assert.equal((await add(project, "rspack", "--yes")).code, 0);
      for (const file of WORKERS) assert.ok(existsSync(join(project, file)), `${file} stays`);
    });
  }

  it("come to a folder that was rendered before there were any", async (test) => {
    const project = await rendered(test);
    const file = join(project, "frontend/.webpack-frontend.json");
    const { choices, ...state } = JSON.parse(readFileSync(file, "utf8")) as { choices: Record<string, unknown> };
    writeFileSync(file, JSON.stringify({ ...state, choices: { ...choices, features: undefined } }));
    const { code, document } = await addJson(project, "jinja2", "--yes");
    assert.equal(code, 0);
    assert.deepEqual(document.choices?.features, ["jinja2"]);
    assert.ok(existsSync(join(project, JINJA)));
  });
});

describe("features change nothing", () => {
  it("that the backend cannot have, with the reason", async (test) => {
    const project = await rendered(test, "flask-module");
    const { code, stderr } = await add(project, "jinja2", "--yes");
    assert.equal(code, 2);
    assert.equal(
      stderr,
      "jinja2 is for the backend django, not for flask: the others have the tags in their Jinja templates without it.\nLeave jinja2 out.\n",
    );
    assert.deepEqual(await changes(project), []);
    const other = await copyProject(test, "flask-module");
    assert.equal((await create(other, "--yes", "--features", "jinja2")).code, 2);
    assert.deepEqual(await changes(other), []);
    // A second run does not send to `add`, which would refuse as well.
    const second = await create(project, "--yes", "--features", "jinja2");
    assert.deepEqual([second.code, second.stderr], [code, stderr]);
  });

  it("in a folder that was rendered without them, but by add", async (test) => {
    const project = await rendered(test);
    const { code, stderr } = await create(project, "--yes", "--features", "workers");
    assert.equal(code, 1);
    assert.equal(
      stderr,
      "frontend/ was rendered without workers.\nChange that: npm init webpack-frontend add workers\n",
    );
    assert.deepEqual(await changes(project), []);
  });
});
