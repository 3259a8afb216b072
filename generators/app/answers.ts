import {
  allowedValues,
  isAllowed,
  isList,
  listNames,
  withLists,
  type Choices,
  type PartialChoices,
} from "../choices.ts";
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
  const written = asRecord(document?.choices) ?? document;
  const given = written && withLists(written);
  if (!given) throw unusable(file, "holds no choices");
  for (const [name, value] of Object.entries(given)) {
    if (!isChoice(name)) {
      throw new UsageError(
        `${file} names an unknown choice "${shown(name)}".`,
        `Choices are: ${Object.keys(allowedValues).join(", ")}`,
      );
    }
    if (isAllowed(name, value)) continue;
    const values = allowedValues[name];
    throw new UsageError(
      `${file} gives ${name} the unknown value ${shown(JSON.stringify(value))}.`,
      isList(name) ? `Give a list of ${values?.join(", ") ?? ""}.` : `Give ${values?.join(" or ") ?? "a name"}.`,
    );
  }
  const choices: PartialChoices = given;
  const lists = listNames.filter((name) => choices[name]).map((name) => [name, [...new Set(choices[name])].sort()]);
  return { ...choices, ...(Object.fromEntries(lists) as PartialChoices) };
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
