import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changes, commit, copyProject } from "../support/projects.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { add, create, createJson } from "./run.ts";

/** A project with files of other package managers' beside it. */
async function projectWith(test: TestContext, files: Record<string, string>): Promise<string> {
  const project = await copyProject(test, "flask-module");
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
  await commit(project, "What is there already");
  return project;
}

const packageOf = (project: string) =>
  JSON.parse(readFileSync(join(project, "frontend/package.json"), "utf8")) as Record<string, unknown>;

const OWN_FILES = ["frontend/.yarnrc.yml", "frontend/yarn.lock", "frontend/pnpm-workspace.yaml"];

describe("beside packages of the project's own", () => {
  for (const [title, files, manager, own, notice] of [
    [
      "a workspace of npm that lists the folder",
      { "package.json": '{"workspaces": ["frontend"]}' },
      "npm",
      [],
      /joins the workspace of package\.json: its lock file is package-lock\.json/,
    ],
    [
      "a workspace of npm that does not",
      { "package.json": '{"workspaces": ["x"]}' },
      "npm",
      [],
      /stands apart from the workspace of package\.json, which does not list it/,
    ],
    [
      "a package of Yarn",
      { "package.json": '{"packageManager": "yarn@3.8.7"}', "yarn.lock": "" },
      "yarn",
      ["frontend/.yarnrc.yml", "frontend/yarn.lock"],
      /stands apart from the package of package\.json: frontend\/yarn\.lock/,
    ],
    [
      "a workspace of Yarn that lists the folder",
      { "package.json": '{"workspaces": ["*"]}', "yarn.lock": "" },
      "yarn",
      [],
      /joins the workspace of package\.json: its lock file is yarn\.lock/,
    ],
    [
      "a workspace of pnpm that lists the folder",
      { "pnpm-workspace.yaml": "packages: [frontend]", "pnpm-lock.yaml": "" },
      "pnpm",
      [],
      /joins the workspace of pnpm-workspace\.yaml: its lock file is pnpm-lock\.yaml/,
    ],
    [
      "a workspace of pnpm that does not",
      { "pnpm-workspace.yaml": "packages: [x]", "pnpm-lock.yaml": "" },
      "pnpm",
      ["frontend/pnpm-workspace.yaml"],
      /stands apart .*frontend\/pnpm-workspace\.yaml makes it so/,
    ],
    [
      "a workspace of Bun that lists the folder",
      { "package.json": '{"workspaces": ["frontend"]}', "bun.lock": "" },
      "bun",
      [],
      /joins the workspace of package\.json: its lock file is bun\.lock/,
    ],
  ] as const) {
    it(`joins or stands apart, says so, and has nothing to do a second time: ${title}`, async (test) => {
      const project = await projectWith(test, files);
      const dry = await createJson(project, "--yes", "--dry-run");
      assert.equal(dry.document.choices?.packageManager, manager);
      const { code, stdout } = await create(project, "--yes");
      assert.equal(code, 0, stdout);
      assert.match(stdout, notice);
      assert.ok(
        dry.document.notices.some((text) => notice.test(text)),
        "the dry run says it too",
      );
      assert.deepEqual(
        OWN_FILES.filter((file) => existsSync(join(project, file))),
        own,
      );
      assert.deepEqual(
        dry.document.plan.map(({ path }) => path).filter((path) => OWN_FILES.includes(path)),
        own,
      );
      assert.equal(
        "version" in packageOf(project),
        manager === "yarn" && own.length === 0,
        "Yarn Classic skips members without one",
      );
      await commit(project, "The frontend");
      assert.match((await create(project, "--yes")).stdout, /Nothing to do in frontend\/\.\n/);
      assert.deepEqual(await changes(project), []);
    });
  }

  it("says nothing where there is nothing to join", async (test) => {
    const project = await projectWith(test, { "package.json": "{}" });
    const { document } = await createJson(project, "--yes");
    assert.deepEqual(document.notices, []);
  });

  it("takes the package manager of the repository where the project stands further down in it", async (test) => {
    const repository = temporaryFolder(test);
    const project = join(repository, "backend");
    mkdirSync(join(repository, ".git"));
    renameSync(await copyProject(test, "flask-module"), project);
    renameSync(join(project, ".git"), join(temporaryFolder(test), "git"));
    writeFileSync(join(repository, "package.json"), '{"workspaces": ["backend/frontend"]}');
    writeFileSync(join(repository, "yarn.lock"), "");
    const { document } = await createJson(project, "--yes");
    assert.ok(document.evidence.includes("yarn: ../yarn.lock"));
    assert.deepEqual(document.notices, [
      "frontend/ joins the workspace of ../package.json: its lock file is ../yarn.lock.",
    ]);
    assert.equal(document.nextSteps[0], "cd frontend && yarn install && yarn start");
  });

  it("says which package manager Corepack will refuse to run", async (test) => {
    const project = await projectWith(test, { "package.json": '{"packageManager": "yarn@3.8.7+sha1.ab"}' });
    const { document } = await createJson(project, "--yes", "--package-manager", "pnpm");
    assert.deepEqual(document.notices, [
      'package.json has "packageManager": "yarn@3.8.7", so that Corepack refuses to run pnpm.\n' +
        'Choose --package-manager yarn, or give the frontend\'s package.json a "packageManager" of its own.',
    ]);
  });

  it("leaves the lock file to Yarn, also with --force, and for another engine", async (test) => {
    const project = await projectWith(test, { "yarn.lock": "" });
    await create(project, "--yes");
    const lock = join(project, "frontend/yarn.lock");
    writeFileSync(lock, "# what yarn install writes\n");
    await commit(project, "The frontend");
    assert.equal((await create(project, "--yes", "--force")).code, 0);
    assert.deepEqual(await changes(project), []);
    assert.equal((await add(project, "rspack", "--yes")).code, 0);
    assert.equal(readFileSync(lock, "utf8"), "# what yarn install writes\n");
  });

  it("takes the Plug'n'Play of a project around it for an install only if that has the folder", async (test) => {
    const project = await projectWith(test, {
      "package.json": '{"workspaces": ["*"]}',
      "yarn.lock": "",
      ".pnp.cjs": "",
    });
    const steps = async () => (await createJson(project, "--yes")).document.nextSteps[0];
    assert.equal(await steps(), "cd frontend && yarn install && yarn start");
    writeFileSync(join(project, ".pnp.cjs"), '"packageLocation": "./frontend/",\\\n');
    assert.equal(await steps(), "cd frontend && yarn start");
  });

  it("ignores what Yarn makes, but not what is to be committed", async (test) => {
    const project = await copyProject(test, "flask-module");
    await create(project, "--yes");
    await commit(project, "The frontend");
    for (const path of [
      ".pnp.cjs",
      ".pnp.loader.mjs",
      ".yarn/install-state.gz",
      ".yarn/unplugged/a",
      ".yarn/releases/yarn-4.cjs",
    ]) {
      mkdirSync(dirname(join(project, "frontend", path)), { recursive: true });
      writeFileSync(join(project, "frontend", path), "");
    }
    assert.deepEqual(await changes(project), ["?? frontend/.yarn/releases/yarn-4.cjs"]);
  });
});
