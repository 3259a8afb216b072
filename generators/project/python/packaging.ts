import { join } from "node:path";
import { readToml, table } from "./dependencies.ts";
import { findFiles, isFolder, readText } from "./files.ts";
import { descendants, parsePython, textOf } from "./syntax.ts";

/** Folders that setuptools does not take for packages. https://setuptools.pypa.io/en/latest/userguide/package_discovery.html#flat-layout */
const NOT_PACKAGES =
  /^(ci|bin|debian|docs?|documentation|manpages|news|newsfragments|changelog|tests?|unit_?tests?|examples?|scripts|tools|utils?|python|build|benchmarks?|exercises?|htmlcov|tasks|fabfile|site_scons)$/;

/**
 * Says what breaks in the project's packaging when a package appears in its top folder; undefined if nothing does.
 *
 * Setuptools finds the package of a flat layout by itself, and gives up at the second one. Other tools build what is named like the
 * project, or what they are told: to them a new folder means nothing.
 *
 * @param packages what the new folder is: itself, and the packages in it
 */
export function packagingNotice(
  root: string,
  base: string,
  directory: string,
  packages: readonly string[],
): string | undefined {
  if (
    (base !== "" && base !== ".") ||
    isFolder(join(root, "src")) ||
    !isBuiltBySetuptools(root) ||
    choosesPackages(root)
  )
    return undefined;
  const [own, ...others] = topLevelPackages(root).filter((name) => name !== directory);
  if (own === undefined || others.length > 0) return undefined;
  return [
    `pip install . would stop with "Multiple top-level packages discovered in a flat-layout: ['${own}', '${directory}']".`,
    "Add to pyproject.toml:",
    "",
    "    [tool.setuptools.packages.find]",
    `    include = [${[`${own}*`, ...packages].map((name) => `"${name}"`).join(", ")}]`,
    "",
    "    [tool.setuptools.package-data]",
    `    ${directory} = ["manifest.json", "static/**", "templates/**"]`,
  ].join("\n");
}

export function isBuiltBySetuptools(root: string): boolean {
  const buildSystem = readToml(root, "pyproject.toml")?.["build-system"];
  const backend = table(buildSystem)["build-backend"];
  // Without a build backend pip takes setuptools. https://peps.python.org/pep-0517/#source-trees
  if (buildSystem !== undefined)
    return backend === undefined || (typeof backend === "string" && backend.startsWith("setuptools."));
  return readText(root, "setup.py") !== undefined;
}

/** Whether the project says which packages it has: then setuptools does not look. */
function choosesPackages(root: string): boolean {
  const setuptools = table(readToml(root, "pyproject.toml"), "tool", "setuptools");
  const setupCfg = /^(packages|py_modules)\s*=/m.test(readText(root, "setup.cfg") ?? "");
  const setupPy = parsePython(readText(root, "setup.py") ?? "");
  const named = descendants(setupPy.root).some(
    (node) => ["packages", "py_modules"].includes(textOf(setupPy, node)) && node.nextSibling?.name === "AssignOp",
  );
  return "packages" in setuptools || "py-modules" in setuptools || setupCfg || named;
}

/** Folders at the top that setuptools takes for packages: those with a Python file, and, since it counts those too, without one. */
function topLevelPackages(root: string): string[] {
  const folders = findFiles(root, () => true, 1).flatMap((path) =>
    path.includes("/") ? [path.split("/")[0] ?? ""] : [],
  );
  return [...new Set(folders)].filter((name) => /^[A-Za-z_]\w*$/.test(name) && !NOT_PACKAGES.test(name));
}
