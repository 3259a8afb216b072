import type { Choices, PartialChoices } from "../choices.ts";
import { ChangeGenerator } from "../command/changeGenerator.ts";
import { withAdded } from "./withAdded.ts";

/** The command `add`. */
export default class AddGenerator extends ChangeGenerator {
  protected readonly verb = "add";

  protected change(before: Choices, changes: PartialChoices): Choices {
    return withAdded(before, changes);
  }
}
