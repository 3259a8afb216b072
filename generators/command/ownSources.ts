import { readdirSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import type { Choices, UiName } from "../choices.ts";
import type { State } from "../plan/state.ts";

/** The sources that are nothing without a UI library: of each, one has to be there. */
const READERS: readonly [ending: RegExp, ui: readonly UiName[]][] = [
  [/\.[jt]sx$/, ["react", "preact"]],
  [/\.vue$/, ["vue"]],
];

/** How many files a notice names. */
const NAMED = 5;

/**
 * Says which of the user's own sources, which stay, lose what they are written for.
 *
 * @param folder absolute path of the frontend folder
 * @param shown the folder as the user knows it
 * @param state the folder as it was rendered
 * @param after the choices that it is to have
 */
export function ownSourcesNotices(folder: string, shown: string, state: State, after: Choices): string[] {
  const { choices: before } = state;
  const own = sourcesOf(folder).filter((path) => state.files[path] === undefined);
  const gone = before.ui.filter((ui) => !after.ui.includes(ui));
  const has = (choices: Choices, all: readonly UiName[]) => choices.ui.some((ui) => all.includes(ui));
  const lost = READERS.filter(([, all]) => has(before, all) && !has(after, all)).map(([ending]) => ending);
  const unread = own.filter((path) => lost.some((ending) => ending.test(path)));
  const hasIslands = ({ architecture }: Choices) => architecture === "islands";
  const unloaded =
    hasIslands(before) && !hasIslands(after) ? own.filter((path) => path.startsWith("src/islands/")) : [];
  return [
    ...tell(unread, shown, `without ${gone.join(" and ")} neither the build nor the type check takes`),
    ...tell(
      unloaded.filter((path) => !unread.includes(path)),
      shown,
      "without islands nothing loads",
    ),
  ];
}

function tell(paths: readonly string[], shown: string, what: string): string[] {
  if (paths.length === 0) return [];
  const names = paths.slice(0, NAMED).map((path) => posix.join(shown, path));
  const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
  const one = paths.length === 1;
  return [`your own ${names.join(", ")}${more} ${one ? "stays" : "stay"}; ${what} ${one ? "it" : "them"}.`];
}

/** The files below src/, relative to the frontend folder; none where it cannot be read. */
function sourcesOf(folder: string): string[] {
  try {
    return readdirSync(join(folder, "src"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .sort();
  } catch {
    return [];
  }
}
