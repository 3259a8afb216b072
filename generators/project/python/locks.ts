/** The versions that lock files settle. */
import { posix } from "node:path";
import { shown } from "../../shown.ts";
import { normalName, readToml, table, type Dependency } from "./dependencies.ts";
import { readText } from "./files.ts";
import { lineAt } from "./syntax.ts";

/** Lock files that are lists of tables. `pylock.toml`: https://peps.python.org/pep-0751/ */
const LISTS = {
  "uv.lock": "package",
  "poetry.lock": "package",
  "pdm.lock": "package",
  "pylock.toml": "packages",
} as const;

/** What is locked in a folder, each with its version and the line that names it. */
export function lockedIn(root: string, folder: string): (Dependency & { range: string })[] {
  const at = (name: string) => posix.join(folder, name);
  return [
    ...Object.entries(LISTS).flatMap(([name, key]) => listed(root, at(name), key)),
    ...pipenv(root, at("Pipfile.lock")),
  ];
}

function listed(root: string, file: string, key: string): (Dependency & { range: string })[] {
  const text = readText(root, file) ?? "";
  const packages = text === "" ? undefined : readToml(root, file)?.[key];
  return (Array.isArray(packages) ? packages : []).flatMap((item: unknown) => {
    const { name, version } = table({ item }, "item");
    return typeof name === "string" && typeof version === "string"
      ? [entry(file, text, name, version, `name = "${name}"`)]
      : [];
  });
}

function pipenv(root: string, file: string): (Dependency & { range: string })[] {
  const text = readText(root, file) ?? "";
  const document = parse(text);
  return ["default", "develop"].flatMap((group) =>
    Object.entries(table(document, group)).flatMap(([name, value]) => {
      const { version } = table({ value }, "value");
      return typeof version === "string" ? [entry(file, text, name, version.replace(/^=+/, ""), `"${name}": {`)] : [];
    }),
  );
}

function entry(
  file: string,
  text: string,
  name: string,
  version: string,
  written: string,
): Dependency & { range: string } {
  const line = lineAt(text, Math.max(text.indexOf(written), 0));
  return { name: normalName(name), text: shown(`${name} ${version}`), file, line, range: `==${version}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no lock file, or one that Pipenv cannot read either
  }
}
