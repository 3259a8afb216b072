import { findFiles, readText } from "../python/files.ts";
import { fromImports, plainImports } from "../python/imports.ts";
import { descendants, dottedName, lineAt, parsePython } from "../python/syntax.ts";

/** Backends that later versions support, by the call that makes their application. */
const FRAMEWORKS = [
  { name: "Flask", package: "flask", factory: "Flask" },
  { name: "FastAPI", package: "fastapi", factory: "FastAPI" },
  { name: "Pyramid", package: "pyramid", factory: "Configurator" },
];

/** Applications of other frameworks, each as a sentence with the place of the call that makes it. */
export function otherFrameworks(root: string): string[] {
  return findFiles(root, (name) => name.endsWith(".py")).flatMap((file) => {
    const text = readText(root, file) ?? "";
    // Reading is cheap and parsing is not: only files that can hold such a call are parsed.
    if (!FRAMEWORKS.some(({ factory }) => text.includes(`${factory}(`))) return [];
    const module = parsePython(text);
    const imported = [...fromImports(module), ...plainImports(module)].map((found) => found.module.split(".")[0]);
    return descendants(module.root).flatMap((node) => {
      const callee =
        node.name === "CallExpression" ? dottedName(module, node.firstChild)?.split(".").at(-1) : undefined;
      const framework = FRAMEWORKS.find((known) => known.factory === callee && imported.includes(known.package));
      return framework
        ? [`Found ${framework.name} in ${file}:${lineAt(text, node.from)}; this version supports django.`]
        : [];
    });
  });
}
