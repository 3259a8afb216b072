import { existsSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";
import type { Ask } from "../ask.ts";
import { optionName, typed } from "../choices.ts";
import { RefusedError, UsageError } from "../errors.ts";
import { asRecord, lookAtJson } from "../input.ts";
import { findState, renderedFolders, stateFile, type State } from "../plan/state.ts";
import type { Backend, Project } from "../project/backends/backend.ts";
import { detectProjects, howToSingleOut } from "../project/project.ts";
import { shellPath } from "../shell.ts";
import { shown } from "../shown.ts";
import { brought } from "./brought.ts";
import type { ChangeOptions } from "./changeOptions.ts";
import { wordsOf, type Wish } from "./wish.ts";

/** A rendered folder, and the project that it is for. */
export interface Rendered {
  readonly project: Project;
  readonly state: State;
  /** Relative to the project's root, with forward slashes. */
  readonly folder: string;
}

/** What a command of the user's asks for. */
type Asked = Wish & Pick<ChangeOptions, "directory"> & { readonly verb: "add" | "remove" };

/**
 * Finds the rendered folder that is meant.
 *
 * @param root absolute path of the folder that the command was started in
 * @throws UsageError if there is no project, or more than one rendered folder and nobody to ask
 * @throws RefusedError if nothing is rendered, or the command was started in the rendered folder itself
 */
export async function findRendered(
  root: string,
  backends: readonly Backend[],
  wish: Asked,
  ask: Ask | undefined,
): Promise<Rendered> {
  const { directory } = wish;
  if (existsSync(join(root, stateFile))) throw insideFolder(root, wish);
  const all = detectProjects(root, backends, undefined).flatMap(renderedFor);
  const path = directory === undefined ? undefined : relative(root, resolve(root, directory)).split(sep).join("/");
  const [first, ...others] = all.filter(
    ({ folder, state }) => path === undefined || path === folder || path === state.choices.directory,
  );
  if (!first) throw nothingRendered(root, wish, all);
  if (others.length === 0) return first;
  const titles = [first, ...others].map(({ folder, project }) => `${folder}/ (${project.evidence[0] ?? ""})`);
  if (!ask) throw ambiguous(titles, first, others);
  const chosen = await ask.select("Which frontend", titles, titles[0] ?? "");
  return others[titles.indexOf(chosen) - 1] ?? first;
}

function renderedFor(project: Project): Rendered[] {
  const base = join(project.root, project.base);
  return renderedFolders(base).flatMap((name) => {
    const state = findState(base, name);
    return state?.choices.backend === project.backend
      ? [{ project, state, folder: posix.join(project.base, name) }]
      : [];
  });
}

/** Paths in the plan and the next steps are the project's: they would be wrong for who stands here. */
function insideFolder(root: string, { verb, ...wish }: Asked): RefusedError {
  return new RefusedError(
    "This is the rendered folder itself; the command wants the folder of your project.",
    `Run: cd ${shellPath(projectFolder(root))} && npm init webpack-frontend ${[verb, ...wordsOf(wish)].join(" ")}`,
  );
}

/** Where the backend is started: `npm start` knows the way from package.json. */
function projectFolder(root: string): string {
  const { config } = lookAtJson(join(root, "package.json")) ?? {};
  const folder = asRecord(asRecord(config)?.backend)?.folder;
  // The user's own package.json may be anything; this is only a hint.
  return typeof folder === "string" ? folder : "..";
}

function nothingRendered(
  root: string,
  { verb, changes, bare, directory }: Asked,
  all: readonly Rendered[],
): RefusedError {
  const plain = Object.fromEntries(bare.map((name) => [name, []]));
  const choices = verb === "add" ? { ...brought([], changes), ...plain, ...changes } : {};
  const options = Object.entries(choices).map(([name, value]) => `--${optionName(name)} ${typed(name, value)}`);
  if (directory !== undefined) options.push(`--directory ${shellPath(shown(directory))}`);
  const others = all
    .slice(0, 3)
    .map(({ folder }) => `${folder}/`)
    .join(", ");
  return new RefusedError(
    `There is no rendered folder${directory === undefined ? "" : ` ${shown(directory)}/`} in ${root}${others && `, but ${others}`}.`,
    `Make one: ${["npm init webpack-frontend", ...(options.length > 0 ? ["--", ...options] : [])].join(" ")}`,
  );
}

function ambiguous(titles: readonly string[], first: Rendered, others: readonly Rendered[]): UsageError {
  const folders = [...new Set([first, ...others].map(({ folder }) => folder))];
  return new UsageError(
    `${titles.length} rendered folders were found: ${titles.join("; ")}.`,
    folders.length > 1
      ? `Name the one that you mean: ${folders.map((folder) => `--directory ${shellPath(folder)}`).join(" or ")}`
      : howToSingleOut([first.project, ...others.map(({ project }) => project)]),
  );
}
