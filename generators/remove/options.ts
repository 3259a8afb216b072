import type { Command } from "commander";
import { offerChange, type ChangeOptions } from "../command/changeOptions.ts";

const notes = `What you have changed is merged with what changes. Files that are not used any more go; those that you have changed are named first, and
your own stay. What can be removed: UI libraries (react), features (workers), and what stands in for a default: islands for hybrid, rspack
for webpack, swc for ts-loader.`;

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
    notes,
  } as const;
  offerChange(program, command, env, take);
}
