import type { Command } from "commander";
import { changeable, groupsOf } from "../addable.ts";
import { offerChange, type ChangeOptions } from "../command/changeOptions.ts";

const notes = `Without a feature, and at a terminal, it shows what there is, and asks. What you have changed is merged with what changes. Files that are
not used any more go; those that you have changed are named first.
The first UI library of a folder brings islands, unless hybrid is named beside it. What a feature needs comes along. What excludes another takes
its place: preact that of react, less that of scss.
Back: npm init webpack-frontend remove react, npm init webpack-frontend add webpack`;

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
    features: changeable.flatMap(groupsOf),
    notes,
  } as const;
  offerChange(program, command, env, take);
}
