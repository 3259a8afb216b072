import type { Command } from "commander";
import { addable, defaultOf } from "../choices.ts";
import { offerChange, type ChangeOptions } from "../command/changeOptions.ts";

const notes = `What you have changed is merged with what changes. Files that are not used any more go; those that you have changed are named first, and
your own stay. Where there always has to be one, the default is back: hybrid for islands, webpack for rspack, ts-loader for swc.`;

/**
 * Adds the command `remove` to the program.
 *
 * @param take gets the checked options
 */
export function offerRemove(program: Command, env: NodeJS.ProcessEnv, take: (run: ChangeOptions) => void): void {
  const command = {
    name: "remove",
    summary: "take a feature out of a rendered folder again",
    description: "Takes a feature out of a rendered folder again.",
    argument: "what to take out",
    features: [...addable].filter(([word, name]) => word !== defaultOf(name)).map(([word]) => word),
    notes,
  } as const;
  offerChange(program, command, env, take);
}
