import assert from "node:assert/strict";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changes, commit, copyProject } from "../support/projects.ts";
import { run, type Result } from "../support/processes.ts";
import { bin } from "../support/bin.ts";
import { standInPython } from "./python.ts";
import { rendered } from "./rendered.ts";
import { add } from "./run.ts";

const line = "MINE = 'a line of mine'";

async function create(project: string, env: NodeJS.ProcessEnv, ...words: string[]): Promise<Result> {
  return run(process.execPath, [await bin(), "django", "--yes", "--no-install", ...words], { cwd: project, env });
}

function settings(project: string): string {
  return readFileSync(join(project, "mysite/settings.py"), "utf8");
}

describe("somebody who writes at the same time", () => {
  const append = `echo "${line}" >> mysite/settings.py`;

  it("loses nothing in the first check: the run is refused, and names the file", async (test) => {
    const project = await copyProject(test, "startproject");
    const before = settings(project);
    const { code, stderr } = await create(project, standInPython(test, append));
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^mysite\/settings\.py was changed by somebody else while this ran, and was left alone; everything was taken back\.\nRun the command again\.\n$/,
    );
    assert.equal(settings(project), `${before}${line}\n`);
    assert.deepEqual(await changes(project), [" M mysite/settings.py"]);
  });

  it("loses nothing in the second check, which passes", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code } = await create(project, standInPython(test, "true", append));
    assert.equal(code, 0);
    assert.match(
      settings(project),
      /"frontend",[\s\S]*\nMINE = 'a line of mine'\n$|'frontend',[\s\S]*\nMINE = 'a line of mine'\n$/,
    );
  });

  it("loses nothing in the second check, which fails: what is theirs stays, and is named", async (test) => {
    const project = await copyProject(test, "startproject");
    const env = standInPython(test, "true", `${append}; echo theirs > frontend/theirs.txt; echo no good; exit 1`);
    const { code, stderr } = await create(project, env);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /manage\.py check failed; everything was taken back but mysite\/settings\.py, which was changed since; frontend\/theirs\.txt, which is not from us\.\nno good\n/,
    );
    assert.ok(settings(project).endsWith(`\n${line}\n`));
    assert.deepEqual(readdirSync(join(project, "frontend")), ["theirs.txt"]);
    assert.deepEqual(await changes(project), [" M mysite/settings.py", "?? frontend/theirs.txt"]);
  });
});

describe("a project with links", () => {
  async function linked(test: TestContext, file: string, target: string): Promise<string> {
    const project = await copyProject(test, "startproject");
    mkdirSync(dirname(join(project, target)), { recursive: true });
    renameSync(join(project, file), join(project, target));
    symlinkSync(join(project, target), join(project, file));
    await commit(project, "A link");
    return project;
  }

  it("is written through them, and keeps them", async (test) => {
    const project = await linked(test, "mysite/settings.py", "conf/settings.py");
    const { code, stdout } = await create(project, standInPython(test, "true"));
    assert.equal(code, 0, stdout);
    assert.ok(lstatSync(join(project, "mysite/settings.py")).isSymbolicLink());
    assert.match(readFileSync(join(project, "conf/settings.py"), "utf8"), /["']frontend["']/);
  });

  it("is refused where one leads out, also in a dry run, with nothing written", async (test) => {
    const project = await linked(test, "mysite/settings.py", "../shared-settings.py");
    const before = settings(project);
    for (const words of [[], ["--dry-run"]]) {
      const { code, stderr } = await create(project, standInPython(test, "true"), ...words);
      assert.equal(code, 1);
      assert.match(
        stderr,
        /^mysite\/settings\.py is a link to .*\/shared-settings\.py, outside of the project; nothing was written\.\nPut the file /,
      );
    }
    assert.equal(settings(project), before);
    assert.deepEqual(await changes(project), []);
  });

  it("may have the frontend folder itself elsewhere in the project, and finds it again", async (test) => {
    const project = await copyProject(test, "startproject");
    mkdirSync(join(project, "clients/web"), { recursive: true });
    symlinkSync("clients/web", join(project, "frontend"));
    assert.equal((await create(project, standInPython(test, "true"))).code, 0);
    assert.ok(existsSync(join(project, "clients/web/package.json")));
    const again = await create(project, standInPython(test, "true"));
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stdout, /Nothing to do in frontend\//);
  });

  it("is not rendered into a folder outside", async (test) => {
    const project = await copyProject(test, "startproject");
    mkdirSync(join(project, "../outside"));
    symlinkSync("../outside", join(project, "frontend"));
    const { code, stderr } = await create(project, standInPython(test, "true"));
    assert.equal(code, 1);
    assert.match(stderr, /^frontend is a link to .*\/outside, outside of the project; nothing was written\.\n/);
    assert.deepEqual(readdirSync(join(project, "../outside")), []);
  });
});

describe("two runs at once", () => {
  it("leave what both have done, or one is refused: nothing is there that the folder does not remember", async (test) => {
    const project = await rendered(test);
    const words = ["stimulus", "alpine", "workers"];
    const runs = await Promise.all(words.map((word) => add(project, word, "--yes")));
    const done = words.filter((_, index) => runs[index]?.code === 0);
    for (const { code, stderr } of runs.filter(({ code }) => code !== 0)) {
      assert.equal(code, 1, stderr);
      assert.match(stderr, /Another run is writing|was changed by somebody else while this ran/);
    }
    assert.ok(done.length > 0, runs.map(({ stderr }) => stderr).join("\n"));
    const state = JSON.parse(readFileSync(join(project, "frontend/.webpack-frontend.json"), "utf8")) as {
      choices: { features: string[] };
    };
    assert.deepEqual(state.choices.features, done.sort());
  });
});
