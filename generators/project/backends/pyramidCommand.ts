/** The command that starts a Pyramid application: `pserve`, or `hupper` with the script that the project has instead. */
import { posix } from "node:path";
import { findFiles } from "../python/files.ts";
import { readIni, type Ini } from "../python/iniFiles.ts";
import { childrenOf, descendants, textOf, type Node } from "../python/syntax.ts";
import { quoteWord, shellPath } from "../../shell.ts";
import type { Application } from "./applications.ts";
import type { Start } from "./backend.ts";
import { moduleOf, placeOf } from "./place.ts";

const PORT = 6543;

export function startOf(application: Application): Start {
  const ini = findIni(application);
  if (ini) {
    const folder = posix.dirname(ini.path);
    const command = `pserve ${shellPath(posix.basename(ini.path))} --reload`;
    return { command, folder: folder === "." ? "" : folder, url: urlOf(ini.content) };
  }
  const { sources } = application;
  const script = findScript(application) ?? { file: application.file, port: PORT };
  // hupper takes modules only, and finds them in the folder that it is run in.
  const folder = placeOf(sources, script.file).importRoot;
  return {
    command: `hupper -m ${quoteWord(moduleOf(sources, folder, script.file))}`,
    folder,
    url: `http://127.0.0.1:${script.port}`,
    // What development.ini would say.
    env: { PYRAMID_RELOAD_TEMPLATES: "1" },
  };
}

/** The INI file nearest to the application that describes a server for it; development.ini before others. */
export function findIni({ sources, file }: Application): { path: string; content: Ini } | undefined {
  for (let folder = posix.dirname(file); !folder.startsWith(".."); folder = posix.join(folder, "..")) {
    const names = findFiles(posix.join(sources.root, folder), (name) => name.endsWith(".ini"), 0);
    for (const name of ["development.ini", ...names]) {
      const content = readIni(sources.root, folder, name);
      if (content?.has("app:main") && content.has("server:main")) return { path: posix.join(folder, name), content };
    }
    if (folder === ".") break;
  }
  return undefined;
}

/** Where the server of an INI file answers. https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html */
function urlOf(ini: Ini): string {
  const server = ini.get("server:main");
  const [first = ""] = (server?.get("listen") ?? "").split(/\s+/);
  const [, listenHost, listenPort] = /^(.*):(\d+)$/.exec(first) ?? [];
  const host = listenHost ?? server?.get("host") ?? "";
  const port = /^\d+$/.exec(listenPort ?? server?.get("port") ?? "")?.[0] ?? String(PORT);
  // An address for all interfaces is one to listen on, not one to ask.
  const isAsked = /^(\[[\da-f:]*[1-9a-f]\]|[\w.-]+)$/i.test(host) && host !== "0.0.0.0";
  return `http://${isAsked ? host : "127.0.0.1"}:${port}`;
}

/** A file that serves the application when it is started itself, and the port that it names. */
function findScript({ sources, file, folder }: Application): { file: string; port: number } | undefined {
  const nearby = sources.files.filter((path) => posix.join(posix.dirname(path), ".") === posix.join(folder, "."));
  for (const candidate of [file, ...nearby]) {
    if (!/\b(make_server|serve)\(/.test(sources.text(candidate)) || !sources.text(candidate).includes("__main__"))
      continue;
    const module = sources.module(candidate);
    const guard = childrenOf(module.root).find(
      (node) => node.name === "IfStatement" && textOf(module, node).includes("__main__"),
    );
    if (!guard) continue;
    return { file: candidate, port: portIn(descendants(module.root), (node) => textOf(module, node)) };
  }
  return undefined;
}

/** The port in `make_server("0.0.0.0", 6543, app)` or `serve(app, port=6543)`. */
function portIn(nodes: Node[], text: (node: Node) => string): number {
  const calls = nodes.filter(
    (node) => node.name === "CallExpression" && /(^|\.)(make_server|serve)\(/.test(text(node)),
  );
  const numbers = calls
    .flatMap((call) => childrenOf(childrenOf(call).at(-1) ?? call))
    .filter(({ name }) => name === "Number");
  return numbers.map((node) => Number(text(node))).find((number) => number > 79) ?? PORT;
}
