import type { Choices, PartialChoices } from "../choices.ts";
import { joinWords } from "../shown.ts";

/** Says what somebody has chosen that does less beside their other choices than they may think. */
export function idleNotices({ bundler, architecture, ui }: Choices, said: PartialChoices): string[] {
  return [
    ...(bundler === "rspack" && said.transpiler !== undefined
      ? [`Rspack translates TypeScript by itself; ${said.transpiler} counts once webpack is back.`]
      : []),
    ...(architecture === "hybrid" && said.architecture === undefined && (said.ui ?? []).length > 0
      ? [
          `${joinWords(ui)} can be used in entries of your own; for components in templates: npm init webpack-frontend add islands`,
        ]
      : []),
  ];
}
