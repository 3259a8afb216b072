/** Versions and ranges of versions, as far as one question goes: may a range hold a version that is new enough? */

/** The end of a range. */
interface End {
  readonly version: readonly number[];
  /** Whether the version itself is in the range. */
  readonly inclusive: boolean;
}

/**
 * Whether nothing in a range is as new as a version.
 *
 * @param range in the form of PEP 440 (`>=2,<3`, `~=2.1`), or of Poetry (`^1.2`, `~1.2 || ^2`); one that nobody can read excludes nothing.
 *   https://packaging.python.org/en/latest/specifications/version-specifiers/ https://python-poetry.org/docs/dependency-specification/
 * @param floor `4.2`
 */
export function excludes(range: string, floor: string): boolean {
  const wanted = numbersIn(floor);
  return range.split("||").every((alternative) => {
    const clauses = [
      ...alternative.matchAll(/(===|==|~=|!=|<=|>=|\^|~|<|>|=)?\s*v?(\d+(?:\.\d+)*)((?:\.\*)?)[^,\s]*/g),
    ];
    return clauses.some(([, operator = "=", version = "", star]) => {
      const end = endOf(operator, numbersIn(version), star !== "");
      const order = end && compare(end.version, wanted);
      return end !== undefined && order !== undefined && (order < 0 || (order === 0 && !end.inclusive));
    });
  });
}

/** Whether a version is older than another. */
export function isOlder(version: string, floor: string): boolean {
  return compare(numbersIn(version), numbersIn(floor)) < 0;
}

/** Where a clause ends; undefined for one that is open above. */
function endOf(operator: string, version: readonly number[], star: boolean): End | undefined {
  const below = (kept: number): End => ({ version: bump(version.slice(0, kept)), inclusive: false });
  switch (operator) {
    case "=":
    case "==":
    case "===":
      return star ? below(version.length) : { version, inclusive: true };
    case "<=":
      return { version, inclusive: true };
    case "<":
      return { version, inclusive: false };
    case "~=":
      return below(Math.max(version.length - 1, 1));
    case "~":
      return below(Math.min(version.length, 2));
    case "^": {
      const first = version.findIndex((part) => part > 0);
      return below(first < 0 ? version.length : first + 1);
    }
    default:
      return undefined;
  }
}

/** `1.3` after `1.2` */
function bump(version: readonly number[]): number[] {
  return version.map((part, index) => (index === version.length - 1 ? part + 1 : part));
}

function numbersIn(version: string): number[] {
  return (/\d+(\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
