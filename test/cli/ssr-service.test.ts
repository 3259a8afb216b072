import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { commit } from "../support/projects.ts";
import { rendered, snapshot } from "./rendered.ts";
import { add, addJson, create, goBack, remove, removeJson } from "./run.ts";

const ISLANDS = ["--architecture", "islands", "--ui", "react"];
const LINE = "frontend.middleware.render_islands";

const settings = (project: string): string => readFileSync(join(project, "mysite/settings.py"), "utf8");

describe("the rendering service", () => {
  it("comes with its line at the end of MIDDLEWARE, and goes with it", async (test) => {
    const project = await rendered(test, "startproject", ...ISLANDS);
    const before = snapshot(project);
    const { code, document } = await addJson(project, "ssr-service", "--yes");
    assert.equal(code, 0);
    assert.deepEqual(
      document.wiring.map(({ name, file, status }) => [name, file, status]),
      [["MIDDLEWARE", "mysite/settings.py", "edited"]],
    );
    assert.match(settings(project), /XFrameOptionsMiddleware',\n {4}'frontend\.middleware\.render_islands',\n\]/);
    assert.ok(document.notices.some((notice) => notice.includes("ssr=True")));
    await goBack(project, document);
    assert.deepEqual(snapshot(project), before);
    assert.equal((await add(project, "ssr-service", "--yes")).code, 0);
    assert.equal((await remove(project, "ssr-service", "--yes")).code, 0);
    assert.deepEqual(snapshot(project), before);
  });

  it("is the same folder by create as by add", async (test) => {
    const added = await rendered(test, "startproject", ...ISLANDS);
    assert.equal((await add(added, "ssr-service", "--yes")).code, 0);
    const created = await rendered(test, "startproject", "--architecture", "ssr-service", "--ui", "react");
    assert.deepEqual(snapshot(added), snapshot(created));
  });

  for (const project of ["flask-module", "fastapi-module", "pyramid-package"]) {
    it(`comes and goes without an edit of yours: ${project}`, async (test) => {
      const folder = await rendered(test, project, ...ISLANDS);
      const before = snapshot(folder);
      const { document } = await addJson(folder, "ssr-service", "--yes");
      assert.deepEqual(document.wiring, []);
      await goBack(folder, document);
      assert.deepEqual(snapshot(folder), before);
    });
  }

  it("takes its line out where others have come behind it, and asks for it where it cannot", async (test) => {
    const project = await rendered(test, "startproject", "--architecture", "ssr-service", "--ui", "react");
    const file = join(project, "mysite/settings.py");
    const own = settings(project).replace(`    '${LINE}',\n`, `    '${LINE}',\n    'mine.of_mine',\n`);
    writeFileSync(file, own);
    assert.equal((await remove(project, "ssr-service", "--yes")).code, 0);
    assert.equal(settings(project), own.replace(`    '${LINE}',\n`, ""));

    assert.equal((await add(project, "ssr-service", "--yes")).code, 0);
    writeFileSync(file, `${settings(project)}\nMINE = ["${LINE}"]\n`);
    const before = snapshot(project);
    const { code, stderr } = await remove(project, "ssr-service", "--yes");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^MIDDLEWARE in mysite\/settings\.py has a line .* could not be taken out; nothing was written\./,
    );
    assert.deepEqual(snapshot(project), before);
  });

  it("leaves MIDDLEWARE to whoever wires by hand", async (test) => {
    const project = await rendered(test, "startproject", "--no-wire", ...ISLANDS);
    const { document } = await addJson(project, "ssr-service", "--yes");
    assert.deepEqual(
      document.wiring.map(({ status, snippet }) => [status, snippet]),
      [["left to you", `MIDDLEWARE = [*MIDDLEWARE, "${LINE}"]`]],
    );
    assert.ok(!settings(project).includes(LINE));
  });

  it("is named where templates ask for it, when it goes", async (test) => {
    const project = await rendered(test, "startproject", "--architecture", "ssr-service", "--ui", "react");
    mkdirSync(join(project, "mysite/templates"));
    writeFileSync(join(project, "mysite/templates/shop.html"), '\n{% island "Counter" ssr=True %}\n');
    await commit(project, "A template");
    const { document } = await removeJson(project, "ssr-service", "--yes");
    assert.deepEqual(
      document.uses.map(({ path, line }) => [path, line]),
      [["mysite/templates/shop.html", 2]],
    );
  });

  it("wants a framework, and says so", async (test) => {
    const project = await rendered(test, "startproject", "--architecture", "islands");
    const { code, stderr } = await add(project, "ssr-service", "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /ssr-service is for the ui react or vue or preact, not for none/);
    assert.match(stderr, /add react ssr-service/);
    const other = await create(project, "django", "--yes", "--directory", "web", "--architecture", "ssr-service");
    assert.equal(other.code, 2);
    assert.match(other.stderr, /\nChoose --ui react, or/);
  });
});
