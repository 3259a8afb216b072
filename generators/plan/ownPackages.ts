import { asRecord } from "../input.ts";

/** The names of the packages that a package.json depends on, in either group; none where it cannot be read. */
export function packagesIn(text: string | undefined): Set<string> {
  try {
    const { dependencies, devDependencies } = asRecord(JSON.parse(text ?? "{}")) ?? {};
    return new Set(Object.keys({ ...asRecord(dependencies), ...asRecord(devDependencies) }));
  } catch {
    return new Set();
  }
}

/**
 * The packages that the folder's owner had before a layer wanted them: they stay when that goes.
 *
 * @param before those of before this run
 * @param theirs the text of the package.json that is there
 * @param base of the one that this version renders for the choices of before; undefined where they are the same
 * @param ours of the one that is rendered now
 */
export function ownPackages(
  before: readonly string[],
  theirs: string | undefined,
  base: string | undefined,
  ours: string | undefined,
): string[] {
  const [has, was, will] = [theirs, base, ours].map(packagesIn) as [Set<string>, Set<string>, Set<string>];
  const found = base === undefined ? [] : [...will].filter((name) => !was.has(name) && has.has(name));
  return [...new Set([...before, ...found])].filter((name) => will.has(name)).sort();
}
