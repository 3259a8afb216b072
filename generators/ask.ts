/** Asks a person. Undefined stands for "there is nobody to ask": no terminal, `--yes`, or `--json`. */
export interface Ask {
  readonly select: (message: string, values: readonly string[], standard: string) => Promise<string>;
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
    select: (message, choices, standard) => one({ type: "select", message, choices, default: standard }),
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
