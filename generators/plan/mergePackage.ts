import isEqual from "lodash-es/isEqual.js";
import isPlainObject from "lodash-es/isPlainObject.js";
import omit from "lodash-es/omit.js";
import { withoutMark } from "../input.ts";
import type { Merge, Versions } from "./versions.ts";

type Entries = Readonly<Record<string, unknown>>;

const GROUPS = ["dependencies", "devDependencies"] as const;

/** Ours, with a package that the user has in the other group put there: npm would take theirs without a word. */
function inTheirGroups({ base, theirs, ours }: Versions<Entries>): Entries {
  const moved = GROUPS.flatMap((group) => {
    const other = group === GROUPS[0] ? GROUPS[1] : GROUPS[0];
    const isThere = (name: string) => name in entries(base[group]) || name in entries(theirs[group]);
    return Object.keys(entries(ours[group]))
      .filter((name) => name in entries(theirs[other]) && !isThere(name))
      .map((name) => ({ group, other, name }));
  });
  return moved.reduce<Entries>((result, { group, other, name }) => {
    const from = entries(result[group]);
    const rest = omit(from, name);
    const left = Object.keys(rest).length > 0 ? { ...result, [group]: rest } : omit(result, group);
    return { ...left, [other]: { ...entries(result[other]), [name]: from[name] } };
  }, ours);
}

/** What we rendered, without packages that were the user's before: they do not go with us. */
function withoutTheirs(base: Entries, ours: Entries, own: readonly string[]): Entries {
  const going = own.filter((name) => !GROUPS.some((group) => name in entries(ours[group])));
  return GROUPS.reduce(
    (result, group) => (group in result ? { ...result, [group]: omit(entries(result[group]), going) } : result),
    base,
  );
}

/** What comes to light in a merge. */
interface Findings {
  /** The keys that both have changed, with our values. */
  readonly clashes: string[];
  /** The packages that go though the user had changed their versions, with those. */
  readonly takenOut: string[];
}

/**
 * Merges package.json by its keys. It is printed as npm prints it, with the user's indentation and line ends.
 *
 * @param own packages that were the user's before they were ours
 * @returns the merged text; or the keys that both have changed, and the text with all else merged and theirs or ours there
 */
export function mergePackage({ base, theirs, ours }: Versions<string>, own: readonly string[]): Merge<string> {
  const [rendered, is, wanted] = [base, theirs, ours].map(parse);
  if (!rendered || !is || !wanted) return { clash: "it is not JSON" };
  const was = withoutTheirs(rendered, wanted, own);
  const will = inTheirGroups({ base: was, theirs: is, ours: wanted });
  const mergeFor = (winner: "theirs" | "ours") => {
    const findings: Findings = { clashes: [], takenOut: [] };
    const merged = mergeEntries({ base: was, theirs: is, ours: will }, [], winner, findings);
    return { ...findings, text: isEqual(merged, is) ? theirs : print(merged, theirs) };
  };
  const { clashes, takenOut, text } = mergeFor("theirs");
  if (clashes.length > 0)
    return { clash: `we change ${clashes.join(", ")} too`, theirs: text, ours: mergeFor("ours").text };
  return { merged: text, ...(takenOut.length > 0 && { note: `${takenOut.join(", ")} is not used any more` }) };
}

function mergeEntries(
  { base, theirs, ours }: Versions<Entries>,
  path: readonly string[],
  winner: "theirs" | "ours",
  findings: Findings,
): Entries {
  let merged = theirs;
  for (const key of new Set([...Object.keys(base), ...Object.keys(ours)])) {
    const [was, is, will] = [base[key], theirs[key], ours[key]];
    if (isEqual(was, will) || isEqual(is, will)) continue;
    if (isEqual(is, was) || isUnused(path, will)) {
      if (!isEqual(is, was)) findings.takenOut.push(`${key} ${String(is)}`);
      merged = put(merged, key, will, ours);
    } else if ([was, is, will].every((value) => value === undefined || isPlainObject(value)) && is !== undefined) {
      const parts = { base: entries(was), theirs: entries(is), ours: entries(will) };
      const part = mergeEntries(parts, [...path, key], winner, findings);
      merged = put(merged, key, Object.keys(part).length > 0 ? part : undefined, ours);
    } else {
      findings.clashes.push(`${[...path, key].join(".")} (${will === undefined ? "taken out" : JSON.stringify(will)})`);
      if (winner === "ours") merged = put(merged, key, will, ours);
    }
  }
  return merged;
}

/** A package that nothing of ours imports any more goes, also where the user, or their robot, has raised its version. */
function isUnused(path: readonly string[], will: unknown): boolean {
  return path.length === 1 && GROUPS.some((group) => group === path[0]) && will === undefined;
}

/** Gives a key a value, or takes it out. A new one goes where the alphabet wants it, if that rules, else behind the one before it in ours. */
function put(object: Entries, key: string, value: unknown, ours: Entries): Entries {
  if (value === undefined) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  if (key in object) return { ...object, [key]: value };
  const names = Object.keys(object);
  const isSorted = names.every((name, index) => index === 0 || compare(names[index - 1] ?? "", name) < 0);
  const before = Object.keys(ours).slice(0, Object.keys(ours).indexOf(key));
  const place = isSorted
    ? names.filter((name) => compare(name, key) < 0).length
    : names.findLastIndex((name) => before.includes(name)) + 1;
  return Object.fromEntries(Object.entries(object).toSpliced(place, 0, [key, value]));
}

/** As npm sorts packages. */
function compare(a: string, b: string): number {
  return a.localeCompare(b, "en");
}

function parse(text: string): Entries | undefined {
  try {
    const value: unknown = JSON.parse(withoutMark(text));
    return isPlainObject(value) ? entries(value) : undefined;
  } catch {
    return undefined;
  }
}

function entries(value: unknown): Entries {
  return (value ?? {}) as Entries;
}

function print(value: Entries, like: string): string {
  const plain = withoutMark(like);
  const [, lineEnd = "\n", indentation = ""] = /^\s*\{(\r?\n)([ \t]*)/.exec(plain) ?? [];
  const text = JSON.stringify(value, null, indentation).replaceAll("\n", lineEnd);
  return like.slice(0, like.length - plain.length) + text + (/\s*$/.exec(plain)?.[0] ?? "");
}
