import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { bin } from "../support/bin.ts";
import { run } from "../support/processes.ts";
import { changes, commit, copyProject, diff } from "../support/projects.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { add, create, createJson, remove } from "./run.ts";

describe("create, in a project that exists", () => {
  it("adds the folder and two lines, and changes nothing else", async (test) => {
    const project = await copyProject(test, "own-package-json");
    const { code, stdout } = await create(project, "--yes");
    assert.equal(code, 0, stdout);
    const modified = (await changes(project)).filter((line) => !line.startsWith("?? frontend/"));
    assert.deepEqual(modified, [" M shop/settings.py", " M shop/urls.py"]);
    const added = (await diff(project)).split("\n").filter((line) => /^[+-](?![+-])/.test(line));
    assert.deepEqual(added.filter((line) => line.startsWith("-")).length, 1, "only the import line was replaced");
    assert.ok(added.some((line) => /^\+\s+["']frontend["'],$/.test(line)));
  });

  it("changes nothing on a second run", async (test) => {
    const project = await copyProject(test, "startproject");
    await create(project, "--yes");
    await commit(project, "The frontend");
    const { code, stdout } = await create(project, "--yes");
    assert.equal(code, 0, stdout);
    assert.match(stdout, /Nothing to do/);
    assert.deepEqual(await changes(project), []);
  });

  it("counts the same files in the plan, the dry run, the report, the document and on the disk", async (test) => {
    const project = await copyProject(test, "startproject");
    const dry = await create(project, "--yes", "--dry-run");
    const planned = dry.stdout.split("\n").filter((line) => /^ {2}create +frontend\//.test(line)).length;
    const { stdout } = await create(project, "--yes");
    const created = (await changes(project)).filter((line) => line.startsWith("?? frontend/")).length;
    assert.equal(planned, created);
    for (const [text, words] of [
      [dry.stdout, `Dry run, nothing written: ${created} files to create, 2 to change`],
      [stdout, `create    frontend/  ${created} files`],
      [stdout, `Done: ${created} files created, 2 changed`],
    ] as const)
      assert.ok(text.includes(words), `${words}\n${text}`);
    writeFileSync(join(project, "frontend/tsconfig.json"), "{}\n");
    rmSync(join(project, "frontend/tests.py"));
    const again = await create(project, "--yes");
    assert.match(again.stdout, new RegExp(`identical ${created - 2} files\n`));
    assert.match(again.stdout, / {2}kept +frontend\/tests\.py {2}deleted by you\n/);
    const { document } = await createJson(project, "--yes");
    assert.equal(document.plan.length, created);
    // Refused: every file is in the plan, the state file too.
    rmSync(join(project, "frontend/.webpack-frontend.json"));
    const refused = await createJson(project, "--yes");
    assert.equal(refused.code, 1);
    assert.equal(refused.document.plan.length, created);
  });

  it("leaves what the user changed, deleted or took out since as it is", async (test) => {
    const project = await copyProject(test, "startproject");
    await create(project, "--yes");
    writeFileSync(join(project, "frontend/src/entries/app.ts"), "export {};\n");
    rmSync(join(project, "frontend/tests.py"));
    const urls = join(project, "mysite/urls.py");
    writeFileSync(urls, readFileSync(urls, "utf8").replace(/^.*frontend\.urls.*\n/m, ""));
    await commit(project, "The frontend is mine now");
    const { code, stdout } = await create(project, "--yes");
    assert.equal(code, 0);
    assert.match(stdout, /Nothing to do in frontend\/\. Left as it is: 1 changed by you, 1 deleted by you\./);
    assert.match(stdout, /urlpatterns was wired once and is not any more\. To have it back, add to mysite\/urls\.py:/);
    assert.deepEqual(await changes(project), []);
  });

  it("brings nothing of a deleted sample page back, nor sends anybody to it", async (test) => {
    const project = await copyProject(test, "startproject");
    await create(project, "--yes");
    const frontend = join(project, "frontend");
    for (const file of ["templates", "urls.py", "src/components", "src/styles/page.css"])
      rmSync(join(frontend, file), { recursive: true });
    writeFileSync(join(frontend, "src/entries/app.ts"), 'import "../styles/app.css";\n');
    const urls = join(project, "mysite/urls.py");
    writeFileSync(urls, readFileSync(urls, "utf8").replace(/^.*frontend\.urls.*\n/m, ""));
    await commit(project, "Without the sample page");
    const again = await create(project, "--yes");
    assert.match(again.stdout, /Nothing to do in frontend\/\./);
    assert.doesNotMatch(again.stdout, /To have it back|:8000\/frontend\//);
    const before = readdirSync(frontend, { recursive: true, encoding: "utf8" }).sort();

    const features = ["csrf", "jquery", "stimulus", "coffeescript", "images", "htmx", "alpine"];
    const added = await add(project, ...features, "--yes");
    assert.equal(added.code, 0, added.stderr);
    assert.match(added.stdout, /\n {2}open http:\/\/127\.0\.0\.1:8000\/ in a browser\n/);
    assert.doesNotMatch(added.stdout, /deleted by you/);
    assert.deepEqual(readFileSync(join(frontend, "src/entries/app.ts"), "utf8").split("\n").slice(1).sort(), [
      "",
      'import "../lib/alpine";',
      'import "../lib/htmx";',
      'import "../lib/jquery";',
      'import "../lib/stimulus";',
    ]);
    assert.ok(!existsSync(join(frontend, "templates")));
    const removed = await remove(project, ...features, "--yes");
    assert.equal(removed.code, 0, removed.stderr);
    assert.deepEqual(readdirSync(frontend, { recursive: true, encoding: "utf8" }).sort(), before);
  });

  it("gives everything back with --force", async (test) => {
    const project = await copyProject(test, "startproject");
    await create(project, "--yes");
    await commit(project, "The frontend");
    writeFileSync(join(project, "frontend/src/entries/app.ts"), "export {};\n");
    rmSync(join(project, "frontend/tests.py"));
    const urls = join(project, "mysite/urls.py");
    writeFileSync(urls, readFileSync(urls, "utf8").replace(/^.*frontend\.urls.*\n/m, ""));
    assert.equal((await create(project, "--yes", "--force")).code, 0);
    assert.deepEqual(await changes(project), []);
  });

  it("asks for the install as long as the packages are not there", async (test) => {
    const project = await copyProject(test, "startproject");
    await create(project, "--yes");
    const { stdout } = await create(project, "--yes");
    assert.match(stdout, /Nothing to do[\s\S]*cd frontend && npm install && npm start/);
  });

  it("ends quietly when nobody reads its output", async (test) => {
    const project = await copyProject(test, "startproject");
    const command = `${process.execPath} ${await bin()} --yes --no-install | head -1`;
    const { stdout, stderr } = await run("bash", ["-o", "pipefail", "-c", command], { cwd: project });
    assert.match(stdout, /^Found django/);
    assert.equal(stderr, "");
    assert.ok(existsSync(join(project, "frontend/.webpack-frontend.json")), "the run went on to its end");
  });

  it("renders nothing that the usual .gitignore of Python projects hides", async (test) => {
    const project = await copyProject(test, "startproject");
    // The names of folders in https://github.com/github/gitignore/blob/main/Python.gitignore and Node.gitignore
    const usual =
      "__pycache__ build develop-eggs dist downloads eggs .eggs lib lib64 parts sdist var wheels htmlcov cover instance target env venv logs .cache";
    writeFileSync(
      join(project, ".gitignore"),
      usual
        .split(" ")
        .map((name) => `${name}/\n`)
        .join("") + "*.spec\n*.manifest\n*.log\nMANIFEST\n",
    );
    const { stdout } = await create(project, "--yes");
    assert.doesNotMatch(stdout, /hides rendered files/);
    const { document } = await createJson(project, "--yes", "--dry-run");
    const visible = (await changes(project)).map((line) => line.slice(3));
    assert.deepEqual(
      document.plan.map(({ path }) => path).filter((path) => path.startsWith("frontend/") && !visible.includes(path)),
      [],
    );
  });

  it("says which rendered files the project's own .gitignore hides", async (test) => {
    const project = await copyProject(test, "startproject");
    writeFileSync(join(project, ".gitignore"), "static/\n*.ts\n");
    const { stdout } = await create(project, "--yes");
    assert.match(stdout, /your \.gitignore hides rendered files from git: .*frontend\/src\/.*\.ts/);
  });

  it("renders the same bytes from the choices that --json printed", async (test) => {
    const [first, second] = [await copyProject(test, "startproject"), await copyProject(test, "startproject")];
    const { document } = await createJson(first, "--yes", "--styles", "css", "--directory", "web");
    const answers = join(temporaryFolder(test), "answers.json");
    writeFileSync(answers, JSON.stringify(document));
    const repeated = await createJson(second, "--answers", answers);
    assert.equal(repeated.code, 0);
    assert.deepEqual(repeated.document, document);
    await commit(first, "web");
    await commit(second, "web");
    assert.equal(await diffBetween(first, second), "");
  });
});

async function diffBetween(first: string, second: string): Promise<string> {
  const { stdout } = await run("git", ["diff", "--no-index", "--stat", join(first, "web"), join(second, "web")], {
    cwd: first,
  });
  return stdout;
}

describe("a dry run", () => {
  it("prints the plan and the diff, and writes nothing", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stdout } = await create(project, "--yes", "--dry-run");
    assert.equal(code, 0);
    assert.match(stdout, /create +frontend\/webpack\.config\.mjs/);
    assert.match(stdout, /update +mysite\/settings\.py/);
    assert.match(stdout, /^\+ {4}["']frontend["'],$/m);
    assert.deepEqual(await changes(project), []);
  });

  it("plans what the run then does", async (test) => {
    const project = await copyProject(test, "startproject");
    const planned = await createJson(project, "--yes", "--dry-run");
    const done = await createJson(project, "--yes");
    assert.deepEqual(planned.document.plan, done.document.plan);
    assert.equal(planned.document.applied, false);
    assert.equal(done.document.applied, true);
  });

  it("is what npm's own --dry-run asks for", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code } = await run(process.execPath, [await bin(), "--yes"], {
      cwd: project,
      env: { npm_config_dry_run: "true" },
    });
    assert.equal(code, 0);
    assert.deepEqual(await changes(project), []);
  });
});

describe("--json", () => {
  it("prints one document with choices, evidence, plan and next steps", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, document } = await createJson(project, "--yes");
    assert.equal(code, 0);
    assert.deepEqual(document.choices, {
      backend: "django",
      directory: "frontend",
      architecture: "hybrid",
      ui: [],
      styles: ["scss"],
      bundler: "webpack",
      transpiler: "ts-loader",
      packageManager: "npm",
      features: [],
    });
    assert.ok(document.evidence.some((text) => /INSTALLED_APPS in mysite\/settings\.py:\d+/.test(text)));
    assert.ok(document.nextSteps.length > 0 && document.nextSteps.length <= 3);
    assert.equal(document.repeat, "npm init webpack-frontend django -- --yes --no-install");
  });

  it("prints one document for an error too, with its exit code", async (test) => {
    const folder = temporaryFolder(test);
    for (const words of [["--yes"], ["--styles", "sass"]]) {
      const { code, document } = await createJson(folder, ...words);
      assert.equal(code, 2);
      assert.equal(document.error?.exitCode, 2);
      assert.ok(document.error.fix);
    }
  });
});
