import type { Command } from "commander";
import {
  addable,
  choiceNames,
  choiceTable,
  isChangeable,
  isList,
  meaningOf,
  rowOf,
  type ChoiceName,
} from "../choices.ts";
import { offerChange, type ChangeOptions } from "../command/changeOptions.ts";

const notes = `Features:
${choiceNames.filter(isChangeable).flatMap(describe).join("\n")}

What you have changed is merged with what changes. Files that are not used any more go; those that you have changed are named first.
The first UI library of a folder brings islands, unless hybrid is named beside it. preact takes the place of react, and react that of preact.
Back: npm init webpack-frontend remove react, npm init webpack-frontend add webpack`;

/** A line for each feature; those of which there is always one are told of together. */
function describe(name: ChoiceName): string[] {
  const line = (words: string, says: string) => `  ${words.padEnd(18)}  ${says}`;
  const { describe: says } = rowOf(name);
  if (!isList(name)) return [line(choiceTable[name].values.join(", "), says)];
  return choiceTable[name].values.map((value) => line(value, meaningOf(name, value)));
}

/**
 * Adds the command `add` to the program.
 *
 * @param take gets the checked options
 */
export function offerAdd(program: Command, env: NodeJS.ProcessEnv, take: (run: ChangeOptions) => void): void {
  const command = {
    name: "add",
    summary: "add a feature to a rendered folder, or change one",
    description: "Adds a feature to a rendered folder, or changes one.",
    argument: "what to add, or what to go back to",
    features: [...addable.keys()],
    notes,
  } as const;
  offerChange(program, command, env, take);
}
