// @ts-check
// Makes dist/: the bundled command line, the templates, and the notices of what is bundled.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { noticeOf } from "./licences.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/**
 * What Yeoman imports and never runs for us, with the names that are imported of it: npm's own installer, git, the search for generators,
 * the registry, an editor. It was more than half of the code to load, in each run. What is called all the same says so.
 *
 * @type {Record<string, string[]>}
 */
const UNUSED = {
  "@inquirer/external-editor": ["editAsync"],
  "@yeoman/conflicter": ["createConflicterTransform", "createYoResolveTransform", "forceYoFiles"],
  "fly-import": ["FlyRepository", "flyImport"],
  globby: ["globbySync"],
  // Its adapter makes its questions at once; ours are in run.ts.
  inquirer: ["createPromptModule"],
  "latest-version": ["default"],
  "read-package-up": ["readPackageUpSync"],
  "simple-git": ["simpleGit", "CheckRepoActions", "CleanOptions"],
  "which-package-manager": ["whichPackageManager"],
};

const withoutUnused = {
  name: "without-unused",
  /** @param {string} id @param {string | undefined} importer */
  resolveId: (id, importer) =>
    Object.hasOwn(UNUSED, id) && /node_modules\/(?:yeoman-|@yeoman\/|@inquirer\/)/.test(importer ?? "")
      ? `\0unused:${id}`
      : null,
  /** @param {string} id */
  load(id) {
    const [, name = ""] = /^\0unused:(.+)/.exec(id) ?? [];
    if (!name) return null;
    const names = UNUSED[name]?.map((exported) => `unused as ${exported}`).join(", ");
    const message = JSON.stringify(`${name} is not bundled`);
    return `function unused() { if (!new.target) throw new Error(${message}); }\nexport { ${names} };`;
  },
};

/** Yeoman reads its version from the package.json beside its code, which in a bundle would be ours, and hands all of lodash on. */
const withoutSurroundings = {
  name: "without-surroundings",
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (id.endsWith("node_modules/yeoman-generator/dist/generator.js"))
      return code.replace("import * as _ from 'lodash-es';", "const _ = undefined;");
    if (!id.includes("node_modules/yeoman-environment/")) return null;
    const { version } = JSON.parse(readFileSync(join(root, "node_modules/yeoman-environment/package.json"), "utf8"));
    return code.replaceAll("require('../package.json').version", JSON.stringify(version));
  },
};

/** @returns {Promise<string[]>} the files whose code is in the bundle */
async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: { cli: "generators/cli.ts" },
    platform: "node",
    plugins: [withoutUnused, withoutSurroundings],
    onLog: (level, log) => {
      // Circular imports inside of dependencies are theirs to mend.
      if (level === "warn" && log.code !== "CIRCULAR_DEPENDENCY" && log.code !== "EVAL") throw new Error(log.message);
    },
  });
  const { output } = await build.write({
    dir: dist,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    banner: (chunk) => (chunk.name === "cli" && chunk.isEntry ? "#!/usr/bin/env node" : ""),
    minify: { compress: true, mangle: false, codegen: true },
  });
  chmodSync(join(dist, "cli.mjs"), 0o755);
  const modules = output.flatMap((chunk) => (chunk.type === "chunk" ? Object.entries(chunk.modules) : []));
  return modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id);
}

/** The templates that git knows or would add: no build, no node_modules, whatever somebody tried in them. */
function copyTemplates() {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "templates"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of new Set(list.split("\0").filter((path) => path && existsSync(join(root, path))))) {
    // npm leaves every .gitignore out of a package; the generator gives it its name back.
    const target = join(dist, dirname(file), basename(file).replace(/^\.gitignore$/, "_gitignore"));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(root, file), target);
  }
}

/** @param {string[]} modules */
function writeNotices(modules) {
  const folders = new Set(
    modules.flatMap((id) => id.replace(/^\0/, "").match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []),
  );
  const notices = [...folders].map(noticeOf);
  const text = `# Third-party notices\n\nThe files of this folder contain code of these packages.\n\n${notices.sort().join("\n")}`;
  writeFileSync(join(dist, "THIRD-PARTY-NOTICES.md"), text);
}

rmSync(dist, { recursive: true, force: true });
const modules = await bundle();
copyTemplates();
writeNotices(modules);
