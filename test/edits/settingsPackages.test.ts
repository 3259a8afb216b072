import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, describe, it } from "node:test";
import { django } from "../../generators/project/backends/django.ts";

const folder = join(import.meta.dirname, "settingsPackages");
const cases = readdirSync(folder);
const scratch = mkdtempSync(join(tmpdir(), "settings-packages-"));
after(() => {
  rmSync(scratch, { recursive: true });
});

/** Imports settings modules from fresh interpreters' point of view, and gives their INSTALLED_APPS. */
function appsOf(roots: { root: string; base: string; modules: string[] }[]): string[][][] {
  const script = [
    "import importlib, json, sys",
    "sys.dont_write_bytecode = True",
    "known = set(sys.modules)",
    "def apps(path, module):",
    "    for name in set(sys.modules) - known: del sys.modules[name]",
    "    importlib.invalidate_caches()",
    "    sys.path.insert(0, path)",
    "    try: return list(importlib.import_module(module).INSTALLED_APPS)",
    "    finally: sys.path.remove(path)",
    "print(json.dumps([[apps(path, module) for module in modules] for path, modules in json.load(sys.stdin)]))",
  ].join("\n");
  const input = JSON.stringify(roots.map(({ root, base, modules }) => [join(root, base), modules]));
  const { status, stdout, stderr } = spawnSync("python3", ["-c", script], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as string[][][];
}

const edited = cases.map((name) => {
  const input = join(folder, name, "input");
  const root = join(scratch, name);
  cpSync(input, root, { recursive: true });
  const { projects } = django.detect(root);
  const [project] = projects;
  assert.ok(project, `${name}: no project was found`);
  const [wiring] = project.wiring("frontend");
  assert.ok(wiring);
  const result = wiring.edit(readFileSync(join(root, wiring.file), "utf8"));
  if (result.status !== "edited") throw new Error(`${name}: ${JSON.stringify(result)}`);
  writeFileSync(join(root, wiring.file), result.source);
  const modules = readFileSync(join(folder, name, "modules.txt"), "utf8")
    .split("\n")
    .filter(Boolean);
  return { name, input, root, base: project.base, file: wiring.file, modules };
});
const before = appsOf(edited.map(({ input, base, modules }) => ({ root: input, base, modules })));
const now = appsOf(edited);

describe("INSTALLED_APPS of settings in several files", () => {
  edited.forEach(({ name, root, file }, index) => {
    it(`${name.replaceAll("-", " ")}: ${file}`, () => {
      const expected = join(folder, name, "expected", file);
      assert.ok(existsSync(expected), `${relative(folder, expected)} is missing`);
      assert.equal(readFileSync(join(root, file), "utf8"), readFileSync(expected, "utf8"));
      (before[index] ?? []).forEach((apps, module) => {
        const found = now[index]?.[module] ?? [];
        assert.deepEqual(
          found.filter((app) => app !== "frontend"),
          apps,
        );
        assert.equal(found.length, apps.length + 1);
      });
    });
  });
});
