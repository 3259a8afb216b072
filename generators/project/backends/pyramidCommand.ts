/** The command that starts a Pyramid application: `pserve`, or `hupper` with the script or the server that the project has instead. */
import { posix } from "node:path";
import { findFiles } from "../python/files.ts";
import { readIni, type Ini } from "../python/iniFiles.ts";
import { childrenOf, descendants, textOf, type Node } from "../python/syntax.ts";
import { quoteWord, shellPath } from "../../shell.ts";
import type { Application } from "./applications.ts";
import type { Start } from "./backend.ts";
import { moduleOf, placeOf } from "./place.ts";
import type { Started } from "./starts.ts";

const PORT = 6543;

export function startOf(application: Application): Start {
  const { sources, lookup, folder } = application;
  const ini = findIni(application);
  if (ini) {
    const command = `pserve ${shellPath(posix.relative(posix.join("/", ini.folder), posix.join("/", ini.path)))} --reload`;
    return { command, folder: ini.folder, url: urlOf(ini.content) };
  }
  // What development.ini would say.
  const env = { PYRAMID_RELOAD_TEMPLATES: "1" };
  const script = findScript(application);
  if (script) {
    // hupper takes modules only, and finds them in the folder that it is run in.
    const importRoot = placeOf(sources, script.file).importRoot;
    const command = `hupper -m ${quoteWord(moduleOf(sources, importRoot, script.file))}`;
    return { command, folder: importRoot, url: `http://127.0.0.1:${script.port}`, env };
  }
  const served = lookup?.started && serve(lookup.started);
  if (lookup?.started && served)
    return { command: served.command, folder: lookup.started.importRoot, url: served.url, env };
  return { folder, url: `http://127.0.0.1:${PORT}`, env };
}

/** A server's command for development, where the project starts that server. */
function serve({ program, target, isCalled }: Started): { command: string; url: string } | undefined {
  if (program === "gunicorn")
    return { command: `gunicorn ${quoteWord(target)} --reload`, url: "http://127.0.0.1:8000" };
  if (program !== "waitress-serve") return undefined;
  const words = [`--listen=127.0.0.1:${PORT}`, ...(isCalled ? ["--call"] : []), target.replace(/\(.*$/, "")];
  return { command: `hupper -m waitress ${words.join(" ")}`, url: `http://127.0.0.1:${PORT}` };
}

/**
 * The INI file nearest to the application that describes a server for it, with the folder to use it from: beside the application or above
 * it, or in a folder for configuration (`conf/development.ini`) there.
 */
export function findIni({ sources, file }: Application): { path: string; folder: string; content: Ini } | undefined {
  for (let folder = posix.dirname(file); !folder.startsWith(".."); folder = posix.join(folder, "..")) {
    for (const name of iniFiles(sources.root, folder)) {
      const content = readIni(sources.root, folder, name);
      if (!content?.has("app:main") || !content.has("server:main")) continue;
      return { path: posix.join(folder, name), folder: folder === "." ? "" : folder, content };
    }
    if (folder === ".") break;
  }
  return undefined;
}

/** The INI files of a folder, then those in its folders for configuration, the ones for development first. */
export function iniFiles(root: string, folder: string): string[] {
  const all = findFiles(posix.join(root, folder), (name) => name.endsWith(".ini"), 2);
  const level = (path: string) => path.split("/").length * 2 - Number(/(^|\/)dev(elopment)?\.ini$/.test(path));
  return all
    .filter((path) => /^((conf|config|configs|etc|settings|ini|deploy)\/)*[^/]+$/.test(path))
    .sort((a, b) => level(a) - level(b));
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
  const isStarted = (path: string) => sources.starts.some((start) => start.program === "python" && start.path === path);
  const nearby = sources.files.filter((path) => posix.join(posix.dirname(path), ".") === posix.join(folder, "."));
  for (const candidate of [file, ...nearby]) {
    if (!/\b(make_server|serve)\(/.test(sources.text(candidate))) continue;
    const module = sources.module(candidate);
    const guard = childrenOf(module.root).find(
      (node) => node.name === "IfStatement" && textOf(module, node).includes("__main__"),
    );
    if (!guard && !isStarted(candidate)) continue;
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
