/** The oldest versions that the rendered Python files run on, and what a project declares or has that is older. */
import { posix } from "node:path";
import { shown } from "../../shown.ts";
import { dependenciesIn, readToml, table, type Dependency } from "./dependencies.ts";
import { readText } from "./files.ts";
import { installedVersion } from "./interpreter.ts";
import { lockedIn } from "./locks.ts";
import { excludes, isOlder } from "./versions.ts";

/**
 * The oldest versions that are tested, in scripts/django.mjs; the README names them. Older ones lack what the rendered files import or call:
 * Django `STATICFILES_STORAGE_ALIAS`, Python the unions of types written `X | Y`.
 */
export const FLOORS: Readonly<Record<string, { title: string; floor: string }>> = {
  django: { title: "Django", floor: "4.2" },
  flask: { title: "Flask", floor: "2.3" },
  fastapi: { title: "FastAPI", floor: "0.115" },
  starlette: { title: "Starlette", floor: "0.38" },
  pyramid: { title: "Pyramid", floor: "2.0" },
  python: { title: "Python", floor: "3.10" },
};

/** One version or range that is too old. */
export interface TooOld {
  /** `Django==1.10.6 in requirements.txt:3` */
  readonly evidence: string;
  /** `Django 4.2` */
  readonly floor: string;
}

/**
 * The first of some packages that a project holds below its floor. What is installed counts, else what is locked, else what is declared; a
 * package without a version, or with a range that is open above, may be new enough.
 *
 * @param root absolute path of the project
 * @param folders where to look, relative to it
 * @param names of packages in {@link FLOORS}; Python is looked at besides
 */
export function findTooOld(root: string, folders: readonly string[], names: readonly string[]): TooOld | undefined {
  for (const name of [...names, "python"]) {
    const { title, floor } = FLOORS[name] ?? { title: name, floor: "0" };
    const evidence = evidenceAgainst(root, folders, name, floor);
    if (evidence !== undefined) return { evidence, floor: `${title} ${floor}` };
  }
  return undefined;
}

function evidenceAgainst(root: string, folders: readonly string[], name: string, floor: string): string | undefined {
  const [nearest = ""] = folders;
  const installed = installedVersion(root, nearest, name);
  if (installed)
    return isOlder(installed.version, floor) ? `${name} ${installed.version} in ${installed.place}` : undefined;
  const having = (list: Dependency[]) => list.filter((found) => found.name === name && found.range !== undefined);
  const locked = having(folders.flatMap((folder) => lockedIn(root, folder)));
  const declared = () =>
    having(folders.flatMap((folder) => (name === "python" ? pythonIn(root, folder) : dependenciesIn(root, folder))));
  const all = locked.length > 0 ? locked : declared();
  // A project that is tested with several versions declares each of them: one that is new enough will do.
  const [first] = all;
  if (!first || !all.every(({ range = "" }) => excludes(range, floor))) return undefined;
  const { text, range = "" } = first;
  // Where requirements are keys of a table, the version stands beside.
  const isBeside = locked.length === 0 && name !== "python" && !text.includes(range);
  const spelled = isBeside ? shown(`${text} ${range}`) : text;
  return `${spelled} in ${first.file}:${first.line}`;
}

/** The Python that a folder asks for. */
function pythonIn(root: string, folder: string): Dependency[] {
  const at = (name: string) => posix.join(folder, name);
  const document = readToml(root, at("pyproject.toml"));
  const asked: [string, unknown, RegExp][] = [
    [at("pyproject.toml"), table(document, "project")["requires-python"], /^\s*requires-python\s*=/m],
    [at("pyproject.toml"), table(document, "tool", "poetry", "dependencies").python, /^\s*python\s*=/m],
    [at("Pipfile"), table(readToml(root, at("Pipfile")), "requires").python_version, /^\s*python_version\s*=/m],
    [at(".python-version"), /^\d[\d.]*/m.exec(readText(root, at(".python-version")) ?? "")?.[0], /^\d/m],
  ];
  return asked.flatMap(([file, value, mark]): Dependency[] => {
    if (typeof value !== "string") return [];
    const text = readText(root, file) ?? "";
    // `3.9` is the whole line of releases.
    const range = /^\d+(\.\d+)?$/.test(value) ? `==${value}.*` : value;
    const line = text.slice(0, Math.max(text.search(mark), 0)).split("\n").length;
    return [{ name: "python", text: shown(`python ${value}`), file, line, range }];
  });
}
