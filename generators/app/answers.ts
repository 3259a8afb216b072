import { readFileSync } from "node:fs";
import { allowedValues, featureNames, isAllowed, joinFeatures, type Choices, type PartialChoices } from "../choices.ts";
import { UsageError } from "../errors.ts";
import { shown } from "../shown.ts";

/**
 * Reads choices from a file: either the choices alone, or a whole document as `--json` prints it.
 *
 * @throws UsageError if the file is missing, is not JSON, or holds an unknown choice or value
 */
export function readAnswers(file: string): PartialChoices {
  const document = parse(file);
  const given = isRecord(document) && isRecord(document.choices) ? document.choices : document;
  if (!isRecord(given))
    throw new UsageError(
      `${file} holds no choices.`,
      `Make one: npm init webpack-frontend -- --json --dry-run --yes > ${file}`,
    );
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
      name === "features" ? `Give a list of ${featureNames.join(", ")}.` : `Give ${values?.join(" or ") ?? "a name"}.`,
    );
  }
  const choices: PartialChoices = given;
  return choices.features ? { ...choices, features: joinFeatures(choices.features) } : choices;
}

function isChoice(name: string): name is keyof Choices {
  return Object.hasOwn(allowedValues, name);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason =
      error instanceof SyntaxError
        ? "is not JSON"
        : `could not be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`;
    throw new UsageError(
      `${file} ${reason}.`,
      `Make one: npm init webpack-frontend -- --json --dry-run --yes > ${file}`,
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
