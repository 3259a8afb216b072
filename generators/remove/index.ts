import type { Choices, PartialChoices } from "../choices.ts";
import { ChangeGenerator } from "../command/changeGenerator.ts";
import type { Project } from "../project/backends/backend.ts";
import { withoutRemoved } from "./withoutRemoved.ts";

/** The command `remove`. */
export default class RemoveGenerator extends ChangeGenerator {
  protected readonly verb = "remove";

  protected change(before: Choices, changes: PartialChoices, project: Project): Choices {
    return withoutRemoved(before, changes, project, this.folder(before.directory));
  }
}
