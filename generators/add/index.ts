import type { Choices, PartialChoices } from "../choices.ts";
import { ChangeGenerator } from "../command/changeGenerator.ts";
import { withAdded } from "./withAdded.ts";

/** The command `add`. */
export default class AddGenerator extends ChangeGenerator {
  protected readonly verb = "add";

  protected change(before: Choices, changes: PartialChoices): Choices {
    const after = withAdded(before, changes);
    if (after.architecture !== before.architecture && changes.architecture === undefined) {
      this.options.document.notices.push(
        `${after.architecture} came with ${after.ui.join(" and ")}, for components in templates; without: npm init webpack-frontend add ${before.architecture}`,
      );
    }
    return after;
  }
}
