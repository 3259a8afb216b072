import { posix } from "node:path";
import { hash, makePlan, notes, planUnused, type PlannedFile, type Wanted } from "./plan.ts";
import { formatState, stateFile, type State } from "./state.ts";

/** A frontend folder, as it is now. */
export interface Frontend {
  /** Absolute path of the project. */
  readonly root: string;
  /** The frontend folder, relative to the project. */
  readonly folder: string;
  /** What an earlier run left. */
  readonly state: State | undefined;
}

/** The contents of files, by their path in the frontend folder. */
type Files = ReadonlyMap<string, Buffer>;

/** Rendered empty, so that the package manager takes the folder for a project, and filled by the install. */
const SEEDS: readonly string[] = ["yarn.lock"];

/**
 * What becomes of each file, but the state file, which depends on what is done about conflicts.
 *
 * @param rendered what the frontend folder is to hold
 * @param base what this version renders for the choices of before, where they were others
 * @param edits the user's own files as they will be
 * @param ours whether the user asks for our files in place of those that they have changed
 */
export function planFrontend(
  { root, folder, state }: Frontend,
  rendered: Files,
  base: Files,
  edits: readonly Wanted[],
  ours: boolean,
): PlannedFile[] {
  const wanted = [...rendered].map(([name, contents]): Wanted => {
    const was = base.get(name);
    const seed = SEEDS.includes(name) && { seed: true };
    return { path: posix.join(folder, name), contents, ...(was && { base: was }), ...seed };
  });
  return [
    ...planUnused(root, rendered, base, state, folder),
    ...makePlan(root, [...wanted, ...edits], state, folder, ours),
  ];
}

/**
 * The state file. A file that the user kept in place of ours is what it was, if it ever was ours.
 *
 * @param base what this version renders for the choices of before, where they were others
 * @param settled the plan, with the user's decisions
 * @param now what there is to remember, but the files
 */
export function planState(
  { root, folder, state }: Frontend,
  rendered: Files,
  base: Files,
  settled: readonly PlannedFile[],
  now: Omit<State, "files">,
): PlannedFile[] {
  // What is rendered neither now nor before is not missed where the user has deleted it: it is remembered as it was.
  const unmissed = Object.entries(state?.files ?? {}).filter(([name]) => !base.has(name));
  const files = new Map([...unmissed, ...[...rendered].map(([name, contents]) => [name, hash(contents)] as const)]);
  for (const { path, status, note } of settled) {
    if (status !== "conflict" && note !== notes.changed) continue;
    const name = posix.relative(folder, path);
    const sum = state?.files[name];
    if (sum === undefined) files.delete(name);
    else files.set(name, sum);
  }
  const contents = Buffer.from(formatState({ ...now, files: Object.fromEntries(files) }));
  const wanted = { path: posix.join(folder, stateFile), contents, generated: true };
  return makePlan(root, [wanted], undefined, folder, true);
}
