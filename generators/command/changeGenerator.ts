import isEqual from "lodash-es/isEqual.js";
import { create as createEditor } from "mem-fs-editor";
import type { Choices, PartialChoices } from "../choices.ts";
import type { PlannedFile } from "../plan/plan.ts";
import { refuseOtherVersion, type State } from "../plan/state.ts";
import { backends } from "../project/backends/index.ts";
import type { Project } from "../project/backends/backend.ts";
import { withCommand } from "../project/startCommand.ts";
import { memoryOnly } from "../rendering/memory.ts";
import { render, templatesFolder } from "../rendering/render.ts";
import { backCommand, changeCommand } from "./changeCommands.ts";
import type { ChangeOptions } from "./changeOptions.ts";
import { findRendered } from "./findRendered.ts";
import { FrontendGenerator } from "./generator.ts";
import { idleNotices } from "./idle.ts";
import { usesInSources, usesInTemplates, type Use } from "./uses/find.ts";
import { goingOf, packagesGoing } from "./uses/going.ts";

/** A second run in a rendered folder, with other choices. The user's own files stay as they are. */
export abstract class ChangeGenerator extends FrontendGenerator<ChangeOptions> {
  declare protected state: State;
  protected abstract readonly verb: "add" | "remove";

  /**
   * The choices that the folder is to have.
   *
   * @param before those that it was rendered with
   * @throws UserError if that cannot be
   */
  protected abstract change(before: Choices, changes: PartialChoices, project: Project): Choices;

  /** Finds the rendered folder, and the choices that it was rendered with. */
  async initializing(): Promise<void> {
    const { run, document, say } = this.options;
    const wish = { ...run, verb: this.verb };
    const { project, state, folder } = await findRendered(this.destinationRoot(), backends, wish, this.ask);
    this.project = await withCommand(project, state.choices.directory, undefined);
    this.state = state;
    document.evidence.push(...project.evidence, `${folder}/, rendered by version ${state.version}`);
    document.repeat = changeCommand(this.verb, run);
    say(`Found ${document.evidence.join("; ")}`);
    refuseOtherVersion(state, folder, document.version, document.repeat);
    this.choices = this.change(state.choices, run.changes, this.project);
    document.choices = this.choices;
  }

  /** Renders for the choices of before as well: only the difference is to be made in files that the user has changed. */
  writing(): void {
    const { run, document } = this.options;
    const { choices } = this.state;
    this.rendering = render(this.fs, this.project, this.choices);
    if (isEqual(this.choices, choices)) return;
    document.back = backCommand(choices, this.choices, run.directory);
    this.base = render(createEditor(memoryOnly()), this.project, choices);
    document.notices.push(...idleNotices(this.choices, run.changes));
  }

  protected override uses(plan: readonly PlannedFile[]): Use[] {
    if (!this.rendering || this.base.size === 0) return [];
    const folder = { root: this.destinationRoot(), folder: this.folder(), rendering: this.rendering, plan };
    const going = goingOf(templatesFolder(), this.state.choices, this.choices);
    const packages = packagesGoing(this.base, this.rendering);
    return [...usesInSources(folder, packages, going), ...usesInTemplates(folder, going)];
  }
}
