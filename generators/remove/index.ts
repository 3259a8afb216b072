import type { Choices } from "../choices.ts";
import { ChangeGenerator } from "../command/changeGenerator.ts";
import { refuseNeeded } from "../command/needed.ts";
import type { Offers } from "../command/offers.ts";
import { wordsOf, type Wish } from "../command/wish.ts";
import { templatesFolder } from "../rendering/render.ts";
import { offersToRemove } from "./offers.ts";
import { rest, withoutRemoved } from "./withoutRemoved.ts";

/** The command `remove`. */
export default class RemoveGenerator extends ChangeGenerator {
  protected readonly verb = "remove";

  protected change(before: Choices, wish: Wish): Choices {
    const folder = this.folder(before.directory);
    refuseNeeded(templatesFolder(), before, rest(before, wish), wordsOf(wish), folder);
    return withoutRemoved(before, wish, this.project, folder);
  }

  protected offers(before: Choices): Offers {
    return offersToRemove(before, this.project);
  }
}
