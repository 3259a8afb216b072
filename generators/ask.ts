import colors from "picocolors";

/** What there is to say of a value that can be chosen. */
export interface Explanation {
  readonly says: string;
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined;
  /** Whether it is there already, and so not to be chosen. */
  readonly there?: boolean;
}

/** Values that belong together, under a title. */
export interface Group {
  readonly title: string;
  readonly values: readonly string[];
}

/** Asks a person. Undefined stands for "there is nobody to ask": no terminal, `--yes`, or `--json`. */
export interface Ask {
  readonly select: (
    message: string,
    values: readonly string[],
    standard: string,
    explain?: (value: string) => Explanation,
  ) => Promise<string>;
  /**
   * Any number of values, none to begin with.
   *
   * @param problem why they cannot be chosen together, in one sentence; undefined where they can
   */
  readonly several: (
    message: string,
    groups: readonly Group[],
    explain: (value: string) => Explanation,
    problem: (values: readonly string[]) => string | undefined,
  ) => Promise<readonly string[]>;
  readonly input: (
    message: string,
    standard: string,
    problem: (value: string) => string | undefined | Promise<string | undefined>,
  ) => Promise<string>;
  readonly confirm: (message: string) => Promise<boolean>;
}

/** @param prompt Yeoman's, which answers by the questions' names */
export function askWith(prompt: (questions: readonly object[]) => Promise<Record<string, unknown>>): Ask {
  const one = async (question: object) => (await prompt([{ ...question, name: "answer" }])).answer as never;
  return {
    select: (message, values, standard, explain) =>
      one({ type: "select", message, choices: explain ? explained(values, explain) : values, default: standard }),
    several: async (message, groups, explain, problem) => {
      const lines = grouped(groups, explain);
      const isOpen = (value: string) => explain(value).disabled === undefined;
      const answer: readonly string[] = await one({
        ...{ type: "checkbox", message: lines.length > pageSize() ? `${message} (↓ for more)` : message },
        ...{ choices: lines, pageSize: pageSize(), ...LIST },
        validate: (chosen: readonly { value: string }[]) =>
          problem(chosen.map(({ value }) => value).filter(isOpen)) ?? true,
      });
      return answer.filter(isOpen);
    },
    input: (message, standard, problem) =>
      one({
        type: "input",
        message,
        default: standard,
        validate: async (value: string) => (await problem(value)) ?? true,
      }),
    confirm: (message) => one({ type: "confirm", message, default: true }),
  };
}

/** A list ends at its end, and is not to be chosen as a whole. What is there already is no part of the answer. */
const LIST = {
  loop: false,
  shortcuts: { all: null, invert: null },
  theme: {
    style: {
      renderSelectedChoices: (chosen: readonly { short: string; disabled: string | false }[]) =>
        chosen.flatMap(({ short, disabled }) => (disabled ? [] : [short])).join(", "),
    },
  },
} as const;

/** As many lines as the screen has, but for the question, a complaint and what stood above them. */
function pageSize(): number {
  return Math.max((process.stdout.rows || 24) - 6, 8);
}

/** As Inquirer shows them, each group under its title, if there are several. */
function grouped(groups: readonly Group[], explain: (value: string) => Explanation): object[] {
  const width = widthOf(groups.flatMap(({ values }) => values));
  return groups.flatMap(({ title, values }) => [
    ...(groups.length > 1 ? [{ type: "separator", separator: colors.bold(title) }] : []),
    ...explained(values, explain, width),
  ]);
}

function widthOf(values: readonly string[]): number {
  return Math.max(...values.map((value) => value.length));
}

/** As Inquirer shows them, with their explanations below one another. */
function explained(
  values: readonly string[],
  explain: (value: string) => Explanation,
  width = widthOf(values),
): object[] {
  return values.map((value) => {
    const { says, disabled, there = false } = explain(value);
    // A line of a terminal has 80 columns: why one cannot be chosen stands in place of what it means.
    const meaning = disabled === undefined ? `  ${colors.dim(says)}` : "";
    const name = `${value.padEnd(width)}${meaning}`;
    return { value, short: value, name, checked: there, ...(disabled !== undefined && { disabled: ` (${disabled})` }) };
  });
}
