import difference from "lodash-es/difference.js";
import { listNames, type Choices } from "../choices.ts";
import { ChangeGenerator } from "../command/changeGenerator.ts";
import { refuseNeeded } from "../command/needed.ts";
import { has, type Offers } from "../command/offers.ts";
import { wordsOf, type Wish } from "../command/wish.ts";
import { templatesFolder } from "../rendering/render.ts";
import { offersToAdd } from "./offers.ts";
import { withAdded } from "./withAdded.ts";
import { joinWords } from "../shown.ts";

/** The command `add`. */
export default class AddGenerator extends ChangeGenerator {
  protected readonly verb = "add";

  protected change(before: Choices, wish: Wish): Choices {
    const after = withAdded(before, wish);
    const replaced = listNames.flatMap((name) => difference<string>(before[name], after[name]));
    refuseNeeded(templatesFolder(), before, after, replaced, this.folder(before.directory));
    return after;
  }

  protected offers(before: Choices): Offers {
    return offersToAdd(before);
  }

  protected override notices(before: Choices, wish: Wish): string[] {
    const there = wordsOf(wish).filter((word) => has(before, word));
    const { architecture, ui } = this.choices;
    const isBrought = architecture !== before.architecture && wish.changes.architecture === undefined;
    return [
      ...(there.length > 0 ? [`${joinWords(there)} ${there.length > 1 ? "are" : "is"} there already.`] : []),
      ...(isBrought
        ? [
            `${architecture} came with ${joinWords(ui)}, for components in templates; without: npm init webpack-frontend add ${before.architecture}`,
          ]
        : []),
      ...super.notices(before, wish),
    ];
  }
}
