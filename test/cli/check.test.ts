import assert from "node:assert/strict";
import { appendFileSync, chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { djangoPython } from "../support/django.ts";
import { run } from "../support/processes.ts";
import { changes, commit, copyProject } from "../support/projects.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { KEYS, openTerminal } from "../support/terminal.ts";
import { bin } from "../support/bin.ts";
import { standInNpm } from "./npm.ts";

async function create(project: string, env: NodeJS.ProcessEnv, ...words: string[]) {
  return run(process.execPath, [await bin(), "django", "--yes", ...words], { cwd: project, env });
}

async function withDjango(): Promise<NodeJS.ProcessEnv> {
  return { VIRTUAL_ENV: dirname(dirname(await djangoPython("5.2"))) };
}

async function projectWith(test: TestContext, settings: string): Promise<string> {
  const project = await copyProject(test, "startproject");
  appendFileSync(join(project, "mysite/settings.py"), settings);
  await commit(project, "Settings of this test");
  return project;
}

describe("the project's own check", () => {
  it("has the last word: it passes, and leaves nothing behind", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stdout } = await create(project, await withDjango(), "--no-install");
    assert.equal(code, 0);
    assert.match(stdout, /The project's own check passes\./);
    const files = await changes(project);
    assert.deepEqual(
      files.filter((file) => /__pycache__|sqlite/.test(file)),
      [],
    );
  });

  it("takes everything back when the edit turned it bad, and says so", async (test) => {
    const project = await projectWith(test, "\nassert len(INSTALLED_APPS) == 6, 'no more apps, please'\n");
    const { code, stderr } = await create(project, await withDjango(), "--no-install");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /After the edit of mysite\/settings\.py and mysite\/urls\.py, .*manage\.py check failed; everything was taken back\./,
    );
    assert.match(stderr, /no more apps, please/);
    assert.deepEqual(await changes(project), []);
    assert.ok(!existsSync(join(project, "frontend")));
  });

  it("blames nobody when it was bad before", async (test) => {
    const project = await projectWith(test, "\nROOT_URLCONF = 'mysite.urls'\nassert False, 'bad before'\n");
    const { code, stdout } = await create(project, await withDjango(), "--no-install");
    assert.equal(code, 0);
    assert.match(stdout, /failed before the edit too/);
  });

  it("is made where the lines were typed in, and passes once the folder is there", async (test) => {
    const project = await projectWith(test, '\nINSTALLED_APPS += ["frontend"]\n');
    const { code, stdout } = await create(project, await withDjango(), "--no-install");
    assert.equal(code, 0);
    assert.match(stdout, /The project's own check passes\.\nAsked, the project says: Django's registry has frontend;/);
  });

  it("takes back what `add` has changed in the folder's Python, where the project does not bear it", async (test) => {
    const project = await copyProject(test, "startproject");
    const env = await withDjango();
    assert.equal((await create(project, env, "--no-install")).code, 0);
    await commit(project, "The rendered folder");
    const apps = join(project, "frontend/apps.py");
    // As where Jinja2 is not installed: the tests' environment has it.
    writeFileSync(join(project, "jinja2.py"), "raise ImportError('no jinja2')\n");
    const { code, stderr } = await run(process.execPath, [await bin(), "add", "jinja2", "--yes"], {
      cwd: project,
      env,
    });
    assert.equal(code, 1, stderr);
    assert.match(
      stderr,
      /After the change of frontend\/, .*manage\.py check failed; everything was taken back\.\n[^]*no jinja2/,
    );
    assert.match(stderr, /Mend that, and run the command again\./);
    assert.deepEqual(await changes(project), ["?? jinja2.py"]);
    assert.ok(existsSync(apps));
  });

  it("is said not to have been run where no interpreter has Django", async (test) => {
    const project = await copyProject(test, "startproject");
    const node = dirname(process.execPath);
    const { code, stdout } = await create(project, { PATH: `${node}:${pathWithoutPython(test)}` }, "--no-install");
    assert.equal(code, 0);
    assert.match(stdout, /check was not run/);
  });
});

/** A folder with a python3 that cannot import Django, in front of nothing else. */
function pathWithoutPython(test: TestContext): string {
  const folder = temporaryFolder(test);
  for (const name of ["python3", "python"]) {
    writeFileSync(join(folder, name), "#!/bin/sh\nexit 1\n");
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

describe("the install", () => {
  async function withNpm(...how: Parameters<typeof standInNpm>): Promise<NodeJS.ProcessEnv> {
    return { ...(await withDjango()), ...standInNpm(...how) };
  }

  it("shows the package manager's own progress", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stdout } = await create(project, await withNpm(test, 0));
    assert.equal(code, 0);
    assert.match(stdout, /progress of .*npm install in frontend/);
  });

  it("leaves the rendered files when it fails, and says how to go on", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stderr } = await create(project, await withNpm(test, 7));
    assert.equal(code, 1);
    assert.match(
      stderr,
      /npm install failed with exit code 7\. The rendered files are in place\.\nGo on with: cd frontend && npm install/,
    );
    assert.ok(existsSync(join(project, "frontend/package.json")));
  });

  it("is made up for by a second run", async (test) => {
    const project = await copyProject(test, "startproject");
    await create(project, await withDjango(), "--no-install");
    const { stdout } = await create(project, await withNpm(test, 0));
    assert.match(stdout, /progress of .*npm install in frontend/);
  });

  it("does not take a webpack of the project's own for the frontend's packages", async (test) => {
    const project = await copyProject(test, "startproject");
    mkdirSync(join(project, "node_modules/webpack"), { recursive: true });
    const { stdout } = await create(project, await withDjango(), "--no-install");
    assert.match(stdout, /cd frontend && npm install && npm start/);
  });

  it("leaves the rendered files on Ctrl-C, and says how to go on", async (test) => {
    const project = await copyProject(test, "startproject");
    const env = await withNpm(test, 0, "echo started; sleep 30");
    const terminal = openTerminal(test, process.execPath, [await bin(), "django", "--yes"], { cwd: project, env });
    await terminal.see("started");
    terminal.type(KEYS.ctrlC);
    assert.equal(await terminal.exited, 130);
    assert.match(
      terminal.text(),
      /Cancelled\. The rendered files are in place\.\s+Go on with: cd frontend && npm install/,
    );
    assert.ok(existsSync(join(project, "frontend/package.json")));
  });

  it("notices a workspace that does not list the folder", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stderr } = await create(project, await withNpm(test, 0, "true", false));
    assert.equal(code, 1);
    assert.match(stderr, /npm install left no packages in frontend\/.*\nAdd frontend to the workspace's packages/);
  });

  it("writes nothing when the package manager is not there", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stderr } = await create(project, await withDjango(), "--package-manager", "bun");
    assert.equal(code, 1);
    assert.match(stderr, /^bun is not installed; nothing was written\.\nInstall it \(npm install --global bun\), /);
    assert.deepEqual(await changes(project), []);
  });
});
