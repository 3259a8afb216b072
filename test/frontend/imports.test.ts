import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, symlink } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { ended, succeed } from "../support/processes.ts";
import { ownScope } from "../support/temporary.ts";
import { until } from "../support/until.ts";
import { environment } from "../support/environment.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const WATCH = ["--mode", "development", "--watch"];

/** What the imports of the entry below mean at first. */
const FILES: Record<string, string> = {
  "src/entries/app.ts": `import "../probe/all";\n`,
  "src/probe/all.ts": [
    "deleted",
    "renamed",
    "cased",
    "file",
    "plain",
    "folder",
    "link",
    "linked",
    "replaced",
    "styled.scss",
  ]
    .map((name) => `import "./${name}";\n`)
    .concat(`import "#own";\n`)
    .join(""),
  "src/probe/styled.scss": `@import url("./theme.css");\n`,
  "src/probe/theme.css": `.theme {\n  color: red;\n}\n`,
  "src/probe/folder/index.ts": log("folder/index"),
  "src/probe/plain.js": log("plain.js"),
};
for (const name of ["deleted", "renamed", "cased", "file", "one", "two", "replaced"])
  FILES[`src/probe/${name}.ts`] = log(name);

function log(text: string): string {
  return `console.info("${text}");\n`;
}

interface Step {
  name: string;
  act: (folder: Folder) => Promise<void>;
  /** Whether the build fails then. */
  fails?: boolean;
}

const all = "src/probe/all.ts";
const at = (folder: Folder, name: string): string => folder.path("src/probe", name);

/** Not of packages: changes in node_modules are not watched, and the cache takes them as they were until the next start. */
const STEPS: Step[] = [
  {
    name: "something is imported that is missing",
    act: (folder) => folder.edit(all, "", `import "./later";\n`),
    fails: true,
  },
  { name: "what is missing is created", act: (folder) => folder.write("src/probe/later.ts", log("later")) },
  { name: "an imported file is deleted", act: (folder) => rm(at(folder, "deleted.ts")), fails: true },
  { name: "the file is there again", act: (folder) => folder.write("src/probe/deleted.ts", log("restored")) },
  { name: "the file is deleted again", act: (folder) => rm(at(folder, "deleted.ts")), fails: true },
  { name: "the file is there as it was", act: (folder) => folder.write("src/probe/deleted.ts", log("restored")) },
  {
    name: "a file is renamed",
    act: async (folder) => {
      await rename(at(folder, "renamed.ts"), at(folder, "anew.ts"));
      await folder.edit(all, "./renamed", "./anew");
    },
  },
  {
    name: "a file is renamed by case",
    act: (folder) => rename(at(folder, "cased.ts"), at(folder, "Cased.ts")),
    fails: true,
  },
  { name: "its importer follows", act: (folder) => folder.edit(all, "./cased", "./Cased") },
  {
    name: "a folder takes the place of a file",
    act: async (folder) => {
      await rm(at(folder, "file.ts"));
      await folder.write("src/probe/file/index.ts", log("file/index"));
    },
  },
  { name: "a file goes before a folder", act: (folder) => folder.write("src/probe/folder.ts", log("folder.ts")) },
  { name: "a file goes before a plain script", act: (folder) => folder.write("src/probe/plain.ts", log("plain.ts")) },
  { name: "which goes again", act: (folder) => rm(at(folder, "plain.ts")) },
  {
    name: "a link leads elsewhere",
    act: async (folder) => {
      await rm(at(folder, "link.ts"));
      await symlink("two.ts", at(folder, "link.ts"));
    },
  },
  {
    name: "a link takes the place of a file",
    act: async (folder) => {
      await rm(at(folder, "replaced.ts"));
      await symlink("one.ts", at(folder, "replaced.ts"));
    },
  },
  {
    name: "a folder takes the place of a link to another",
    act: async (folder) => {
      await rm(at(folder, "linked"));
      await folder.write("src/probe/linked/index.ts", log("linked/index"));
    },
  },
  { name: "a stylesheet's import is deleted", act: (folder) => rm(at(folder, "theme.css")), fails: true },
  { name: "and there again", act: (folder) => folder.write("src/probe/theme.css", ".theme {\n  color: blue;\n}\n") },
  { name: "package.json has other imports", act: (folder) => folder.edit("package.json", "one.ts", "two.ts") },
  {
    name: "another state of all files is checked out",
    act: async (folder) => {
      await git(folder, "reset", "--quiet", "--hard");
      await git(folder, "clean", "--quiet", "-fd", "src");
    },
  },
];

const git = (folder: Folder, ...words: string[]): Promise<string> =>
  succeed("git", words, { cwd: folder.root, env: environment() });

describe("npm run watch builds what a build from nothing would, when", () => {
  const scope = suiteScope();
  let folder: Folder;
  let other: Folder;
  before(async () => {
    [folder, other] = [await makeFolder(scope, "scss"), await makeFolder(scope, "scss")];
    for (const each of [folder, other]) {
      for (const [file, text] of Object.entries(FILES)) await each.write(file, text);
      await symlink("one.ts", at(each, "link.ts"));
      await symlink("folder", at(each, "linked"));
      await each.edit(
        "package.json",
        `"type": "module",`,
        `"type": "module",\n  "imports": { "#own": "./src/probe/one.ts" },`,
      );
      await git(each, "init", "--quiet");
      await git(each, "add", ".");
      await git(each, "commit", "--quiet", "-m", "all");
    }
    folder.bundler(scope, WATCH);
    await until("the first build", () => existsSync(folder.path("manifest.json")), 60_000);
  });

  for (const { name, act, fails = false } of STEPS) {
    it(name, async () => {
      for (const each of [folder, other]) await act(each);
      const expected = await buildAnew(other);
      assert.equal(expected.startsWith("errors"), fails, expected);
      let now = "";
      await until("the same", async () => (now = await stateOf(folder)) === expected, 8_000).catch(() => {
        assert.equal(now, expected);
      });
    });
  }
});

async function buildAnew(folder: Folder): Promise<string> {
  for (const file of [".webpack", "node_modules/.cache", "manifest.json"])
    await rm(folder.path(file), { recursive: true, force: true });
  await mkdir(folder.path(".webpack"));
  const scope = ownScope();
  try {
    const watcher = folder.bundler(scope, WATCH);
    await until("a build", async () => (await stateOf(folder)) !== "", 60_000);
    watcher.kill("SIGTERM");
    await ended(watcher);
  } finally {
    await scope.end();
  }
  return stateOf(folder);
}

/** The built script and style sheet without the hashes of the maps' names, or the errors of the last build. */
async function stateOf(folder: Folder): Promise<string> {
  if (existsSync(folder.path(".webpack/build.json"))) {
    const errors = await folder.read(".webpack/build.json");
    return `errors${errors.replaceAll(folder.root, "")}`;
  }
  const files = (await readManifest(folder))?.files;
  if (!files) return "";
  const texts = ["app.js", "app.css"].map((name) => folder.read(`static/${files[name] ?? name}`));
  return (await Promise.all(texts)).join("").replace(/(?<=sourceMappingURL=.*)\.\w{20}/g, "");
}
