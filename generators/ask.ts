import colors from "picocolors";

/** What there is to say of a value that can be chosen. */
export interface Explanation {
  readonly says: string;
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined;
}

/** Asks a person. Undefined stands for "there is nobody to ask": no terminal, `--yes`, or `--json`. */
export interface Ask {
  readonly select: (
    message: string,
    values: readonly string[],
    standard: string,
    explain?: (value: string) => Explanation,
  ) => Promise<string>;
  /** Any number of them, none to begin with. */
  readonly several: (
    message: string,
    values: readonly string[],
    explain: (value: string) => Explanation,
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
    several: (message, values, explain) => one({ type: "checkbox", message, choices: explained(values, explain) }),
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

/** As Inquirer shows them, with their explanations below one another. */
function explained(values: readonly string[], explain: (value: string) => Explanation): object[] {
  const width = Math.max(...values.map((value) => value.length));
  return values.map((value) => {
    const { says, disabled } = explain(value);
    // A line of a terminal has 80 columns: why one cannot be chosen stands in place of what it means.
    const meaning = disabled === undefined ? `  ${colors.dim(says)}` : "";
    const name = `${value.padEnd(width)}${meaning}`;
    return { value, short: value, name, ...(disabled !== undefined && { disabled: ` (${disabled})` }) };
  });
}
