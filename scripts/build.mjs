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
 * Yeoman can install generators while it runs, for which it imports npm's own installer: two thirds of the bundle, and
 * nothing that we do.
 */
const withoutInstaller = {
  name: "without-installer",
  resolveId: (/** @type {string} */ id) => (id === "fly-import" ? "\0fly-import" : null),
  load: (/** @type {string} */ id) =>
    id === "\0fly-import"
      ? "export class FlyRepository {}\nexport const flyImport = () => { throw new Error('not bundled'); };"
      : null,
};

/** Yeoman reads its version from the package.json beside its code; in a bundle that would be ours. */
const withItsOwnVersion = {
  name: "with-its-own-version",
  /** @param {string} code @param {string} id */
  transform(code, id) {
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
    plugins: [withoutInstaller, withItsOwnVersion],
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
