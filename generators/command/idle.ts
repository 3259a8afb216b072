import type { Choices, PartialChoices } from "../choices.ts";

/** Says what somebody has chosen that means nothing beside their other choices. */
export function idleNotices({ bundler }: Choices, said: PartialChoices): string[] {
  return bundler === "rspack" && said.transpiler !== undefined
    ? [`Rspack translates TypeScript by itself; ${said.transpiler} counts once webpack is back.`]
    : [];
}
