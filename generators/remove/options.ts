import type { Command } from "commander";
import { removableGroups } from "../addable.ts";
import { offerChange, type ChangeOptions } from "../command/changeOptions.ts";

const notes = `Without a feature, and at a terminal, it shows what can go, and asks. What you have changed is merged with what changes. Files that are not
used any more go; those that you have changed are named first. Your own stay; those that use what goes are named, with the line.
What came along with a feature goes with it. Where there always has to be one, what it stands on is back: islands for ssr-service, hybrid for islands, webpack for rspack,
ts-loader for swc; without scss and less, style sheets are plain CSS.`;

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
    features: removableGroups(),
    notes,
  } as const;
  offerChange(program, command, env, take);
}
