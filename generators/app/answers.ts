import { allowedValues, asChoice, isList, type Choices, type PartialChoices } from "../choices.ts";
import { UsageError } from "../errors.ts";
import { asRecord, readInput, withoutMark } from "../input.ts";
import { shellPath } from "../shell.ts";
import { shown } from "../shown.ts";

/**
 * Reads choices from a file: either the choices alone, or a whole document as `--json` prints it.
 *
 * @throws UsageError if the file is missing, is not JSON, or holds an unknown choice or value
 */
export function readAnswers(file: string): PartialChoices {
  const document = asRecord(parse(file));
  const given = asRecord(document?.choices) ?? document;
  if (!given) throw unusable(file, "holds no choices");
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, readAnswer(file, name, value)]));
}

function readAnswer(file: string, name: string, value: unknown): PartialChoices[keyof Choices] {
  if (!isChoice(name)) {
    throw new UsageError(
      `${file} names an unknown choice "${shown(name)}".`,
      `Choices are: ${Object.keys(allowedValues).join(", ")}`,
    );
  }
  const choice = asChoice(name, value);
  if (choice !== undefined) return choice;
  const values = allowedValues[name];
  throw new UsageError(
    `${file} gives ${name} the unknown value ${shown(JSON.stringify(value))}.`,
    isList(name) ? `Give a list of ${values?.join(", ") ?? ""}.` : `Give ${values?.join(" or ") ?? "a name"}.`,
  );
}

function isChoice(name: string): name is keyof Choices {
  return Object.hasOwn(allowedValues, name);
}

function parse(file: string): unknown {
  const input = readInput(file) ?? { problem: "could not be read (ENOENT)" };
  if ("problem" in input) throw unusable(file, input.problem);
  try {
    return JSON.parse(withoutMark(input.bytes.toString("utf8")));
  } catch {
    throw new UsageError(`${file} is not JSON.`, "Correct it; what such a file holds is printed by --json.");
  }
}

function unusable(file: string, reason: string): UsageError {
  return new UsageError(
    `${file} ${reason}.`,
    `Make one: npm init webpack-frontend -- --json --dry-run --yes > ${shellPath(file)}`,
  );
}
