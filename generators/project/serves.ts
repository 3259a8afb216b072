/** What a project's own Python serves, or has others write into: `StaticFiles(directory="frontend")`, `STATIC_ROOT`. */
import { posix } from "node:path";
import { Sources } from "./backends/sources.ts";
import { eventsOf } from "./python/statements.ts";
import {
  childrenOf,
  descendants,
  dottedName,
  lineAt,
  stringValue,
  textOf,
  type Node,
  type PythonModule,
} from "./python/syntax.ts";

/** A folder, or a file in it, that somebody else has a use for. */
export interface Claim {
  /** Where it may be, relative to the project; what a path is relative to cannot always be told. */
  readonly paths: readonly string[];
  /** `is served by StaticFiles in app/main.py:9` */
  readonly evidence: string;
}

/** Functions and classes that serve files, each with the position of the path among the arguments, and its keyword. */
const SERVING: Readonly<Record<string, { position?: number; keyword: string }>> = {
  StaticFiles: { position: 0, keyword: "directory" },
  FileResponse: { position: 0, keyword: "path" },
  Flask: { keyword: "static_folder" },
  Blueprint: { keyword: "static_folder" },
  send_from_directory: { position: 0, keyword: "directory" },
  send_file: { position: 0, keyword: "path_or_file" },
  add_static_view: { position: 1, keyword: "path" },
  static_view: { position: 0, keyword: "root_dir" },
  WhiteNoise: { position: 1, keyword: "root" },
  add_files: { position: 0, keyword: "root" },
  static: { keyword: "document_root" },
};

/** Variables and attributes that name such folders: Django's settings, Flask's attribute. */
const SETTINGS = /(^|\.)(STATICFILES_DIRS|STATIC_ROOT|MEDIA_ROOT|WHITENOISE_ROOT|static_folder)$/;

/** What is served, as far as the files spell it out. Nothing is executed. */
export function servedIn(root: string): Claim[] {
  const sources = new Sources(root);
  const words = [...Object.keys(SERVING), "_ROOT", "STATICFILES_DIRS", "static_folder"];
  return sources.files
    .filter((file) => words.some((word) => sources.text(file).includes(word)))
    .flatMap((file) => {
      const module = sources.module(file);
      return descendants(module.root).flatMap((node) =>
        valuesOf(module, node).flatMap(({ by, value }) =>
          pathsIn(module, value).map((path) => ({
            paths: anchorsOf(file).map((anchor) => posix.join(anchor, path)),
            evidence: `is ${/^[A-Z_]+$/.test(by) ? "in" : "served by"} ${by} in ${file}:${lineAt(module.text, node.from)}`,
          })),
        ),
      );
    });
}

/** The folders around a file: a path may be relative to any of them, or to the folder that the server is started in. */
function anchorsOf(file: string): string[] {
  const folder = posix.dirname(file);
  return folder === "." ? [""] : [folder, ...anchorsOf(folder)];
}

/** The expressions of a call or an assignment that name what is served. */
function valuesOf(module: PythonModule, node: Node): { by: string; value: Node }[] {
  if (node.name === "AssignStatement" || node.name === "UpdateStatement") {
    const parts = childrenOf(node);
    const name = dottedName(module, parts[0]) ?? "";
    const value = parts.at(-1);
    return SETTINGS.test(name) && value ? [{ by: name, value }] : [];
  }
  if (node.name !== "CallExpression") return [];
  const by = dottedName(module, node.firstChild)?.split(".").at(-1) ?? "";
  const serving = SERVING[by] ?? (by.endsWith("StaticFiles") ? SERVING.StaticFiles : undefined);
  if (!serving) return [];
  const groups = argumentsOf(node);
  const named = groups.find(
    ([name, operator]) => operator?.name === "AssignOp" && name && textOf(module, name) === serving.keyword,
  );
  const positional = groups.filter(([, operator]) => operator?.name !== "AssignOp");
  const value = named?.[2] ?? (serving.position === undefined ? undefined : positional[serving.position]?.[0]);
  return value ? [{ by, value }] : [];
}

function argumentsOf(call: Node): Node[][] {
  const list = childrenOf(call).at(-1);
  const groups: Node[][] = [[]];
  for (const node of list ? childrenOf(list).slice(1, -1) : []) {
    if (node.name === ",") groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups;
}

/** The paths that an expression spells: one, or one for each element of a list. */
function pathsIn(module: PythonModule, value: Node): string[] {
  return elementsOf(value).flatMap((element) => {
    const written = partsOf(module, element).join("/");
    // `shop:static` of Pyramid is a path in a package.
    const path = posix.normalize(written.replace(/^[\w.]+:(?!\/)/, "")).replace(/^\/+|\/+$/g, "");
    return path === "." || path === "" ? [] : [path];
  });
}

/** The elements of a list or a sum of lists; of a pair, which is a prefix with its folder, the folder. */
function elementsOf(value: Node): Node[] {
  const parts = childrenOf(value).filter(({ name }) => !/^[[\](),]$/.test(name));
  if (value.name === "ArrayExpression")
    return parts.flatMap((part) => (part.name === "TupleExpression" ? elementsOf(part).slice(-1) : [part]));
  if (value.name === "TupleExpression") return parts;
  const isSum = value.name === "BinaryExpression" && parts.some(({ name }) => name === "ArrayExpression");
  return isSum ? parts.flatMap(elementsOf) : [value];
}

/** The literal parts of a path, in their order: of `BASE / "web" / "dist"`, `join(HERE, "web")`, and of the variables in them. */
function partsOf(module: PythonModule, node: Node, seen: readonly string[] = []): string[] {
  const literal = stringValue(module, node);
  if (literal !== undefined) return [literal];
  if (node.name === "FormatString")
    return [
      textOf(module, node)
        .replace(/^\w*["']+|["']+$/g, "")
        .replace(/\{[^}]*\}/g, ""),
    ];
  if (node.name === "VariableName") {
    const name = textOf(module, node);
    if (seen.includes(name)) return [];
    const value = eventsOf(module, name)
      .flatMap(({ effect }) => (effect.kind === "assign" ? [effect.value[0]] : []))
      .at(-1);
    return value ? partsOf(module, value, [...seen, name]) : [];
  }
  return childrenOf(node).flatMap((child) => partsOf(module, child, seen));
}
