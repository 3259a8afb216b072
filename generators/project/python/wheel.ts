/** What setuptools leaves out of a wheel, and Hatch takes along. */
import { relative, sep } from "node:path";
import { repositoryOf } from "../repository.ts";
import { readToml, table } from "./dependencies.ts";
import { readText } from "./files.ts";
import { readIni } from "./iniFiles.ts";
import { isBuiltBySetuptools } from "./packaging.ts";
import { descendants, parsePython, stringsIn, stringValue, textOf } from "./syntax.ts";

const FILES = ["manifest.json", "static/**", "templates/**"];

/** What a project says about its packages, and how it would say more. */
interface Packages {
  file: string;
  /** The packages that are spelled out; undefined where setuptools looks for them. */
  named: readonly string[] | undefined;
  /** The packages whose data files are spelled out. */
  withData: readonly string[];
  /** The lines that add a package, and its data. */
  add: (packages: readonly string[], package_: string) => string[];
  addData: (package_: string) => string[];
}

/**
 * Says what a wheel would lack of a package with data files that appears inside another package; undefined if nothing, or if it is not
 * setuptools that builds it.
 *
 * @param project absolute path of the project's folder
 * @param package_ the new package as it is imported: `shop.frontend`
 * @param folder absolute path of the new package
 */
export function wheelNotice(project: string, package_: string, folder: string): string | undefined {
  if (isBuiltByHatch(project)) return hatchNotice(project, relative(project, folder).replaceAll(sep, "/"));
  if (!isBuiltBySetuptools(project)) return undefined;
  const { file, named, withData, add, addData } = pyproject(project) ?? setupCfg(project) ?? setupPy(project);
  const isNamed = named?.some((pattern) => matches(pattern, package_)) ?? true;
  const hasData =
    withData.some((pattern) => matches(pattern, package_)) ||
    isGrafted(project, relative(project, folder).replaceAll(sep, "/"));
  if (isNamed && hasData) return undefined;
  const lines = [...(isNamed ? [] : add(named ?? [], package_)), ...(hasData ? [] : addData(package_))];
  return [
    `a wheel of your project would be without ${isNamed ? "the manifest, the build and the templates of " : ""}${package_}. Add to ${file}:`,
    "",
    ...lines.map((line) => (line === "" ? line : `    ${line}`)),
  ].join("\n");
}

function isBuiltByHatch(project: string): boolean {
  return table(readToml(project, "pyproject.toml"), "build-system")["build-backend"] === "hatchling.build";
}

/** Hatch reads the .gitignore of the project, or else the repository's, and none below. https://hatch.pypa.io/latest/config/build/#vcs */
function hatchNotice(project: string, folder: string): string | undefined {
  const said = JSON.stringify(table(readToml(project, "pyproject.toml"), "tool", "hatch", "build"));
  const ignored = readText(project, ".gitignore") ?? readText(repositoryOf(project), ".gitignore") ?? "";
  if ([said, ignored].some((text) => text.includes("node_modules"))) return undefined;
  return [
    `a wheel of your project would take ${folder}/node_modules along. Add to pyproject.toml:`,
    "",
    "    [tool.hatch.build]",
    `    exclude = ["${folder}/node_modules"]`,
  ].join("\n");
}

function pyproject(project: string): Packages | undefined {
  const document = readToml(project, "pyproject.toml");
  const setuptools = table(document, "tool", "setuptools");
  if (!("project" in (document ?? {})) && Object.keys(setuptools).length === 0) return undefined;
  const found = table(setuptools, "packages", "find");
  const [header, key, value] = Array.isArray(setuptools.packages)
    ? ["[tool.setuptools]", "packages", setuptools.packages]
    : ["[tool.setuptools.packages.find]", "include", found.include];
  return {
    file: "pyproject.toml",
    named: Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined,
    withData: Object.keys(table(setuptools, "package-data")),
    add: (packages, package_) => [header, `${key} = ${JSON.stringify([...packages, package_])}`, ""],
    addData: (package_) => ["[tool.setuptools.package-data]", `"${package_}" = [${quoted(FILES)}]`],
  };
}

function setupCfg(project: string): Packages | undefined {
  const ini = readIni(project, "", "setup.cfg");
  const options = ini?.get("options");
  if (!options) return undefined;
  const written = options.get("packages") ?? "find:";
  return {
    file: "setup.cfg",
    named: written.startsWith("find") ? undefined : written.split(/[\s,]+/).filter(Boolean),
    withData: [...(ini?.get("options.package_data")?.keys() ?? [])],
    add: (packages, package_) => [
      "[options]",
      "packages =",
      ...[...packages, package_].map((name) => `    ${name}`),
      "",
    ],
    addData: (package_) => ["[options.package_data]", `${package_} = ${FILES.join(", ")}`],
  };
}

function setupPy(project: string): Packages {
  const module = parsePython(readText(project, "setup.py") ?? "");
  const argument = (name: string) => {
    const word = descendants(module.root).find(
      (node) => textOf(module, node) === name && node.nextSibling?.name === "AssignOp",
    );
    return word?.nextSibling?.nextSibling ?? undefined;
  };
  const stringsOf = (name: string) => {
    const value = argument(name);
    return value ? stringsIn(value).flatMap((literal) => stringValue(module, literal) ?? []) : [];
  };
  return {
    file: "setup.py",
    named: argument("packages")?.name === "ArrayExpression" ? stringsOf("packages") : undefined,
    // An empty name stands for all packages.
    withData: stringsOf("package_data").map((name) => name || "*"),
    add: (packages, package_) => [`packages=[${quoted([...packages, package_])}],`],
    addData: (package_) => [`package_data={"${package_}": [${quoted(FILES)}]},`],
  };
}

/** Whether MANIFEST.in takes everything in a folder that the path lies in. */
function isGrafted(project: string, path: string): boolean {
  const folders = [...(readText(project, "MANIFEST.in") ?? "").matchAll(/^(?:graft|recursive-include)\s+(\S+)(.*)$/gm)];
  return folders.some(([line, folder = "", patterns = ""]) => {
    const isAll = line.startsWith("graft") || patterns.trim().split(/\s+/).includes("*");
    return isAll && `${path}/`.startsWith(folder.replace(/\/*$/, "/"));
  });
}

/** Whether a pattern such as `shop.*` covers a name. */
function matches(pattern: string, name: string): boolean {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/\W/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${source}$`).test(name);
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(", ");
}
