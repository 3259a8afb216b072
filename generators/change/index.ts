import isEqual from "lodash-es/isEqual.js";
import { create as createEditor } from "mem-fs-editor";
import { FrontendGenerator } from "../command/generator.ts";
import { idleNotices } from "../command/idle.ts";
import { refuseOtherVersion, type State } from "../plan/state.ts";
import { backends } from "../project/backends/index.ts";
import { withCommand } from "../project/startCommand.ts";
import { memoryOnly } from "../rendering/memory.ts";
import { render } from "../rendering/render.ts";
import { changeChoices } from "./change.ts";
import { backCommand, changeCommand } from "./commands.ts";
import { findRendered } from "./find.ts";
import type { ChangeOptions } from "./options.ts";

/** The commands `add` and `remove`: a second run in a rendered folder, with other choices. The user's own files stay. */
export default class ChangeGenerator extends FrontendGenerator<ChangeOptions> {
  declare protected state: State;

  /** Finds the rendered folder, and the choices that it was rendered with. */
  async initializing(): Promise<void> {
    const { run, document, say } = this.options;
    const { project, state, folder } = await findRendered(this.destinationRoot(), backends, run, this.ask);
    this.project = await withCommand(project, state.choices.directory, undefined);
    this.state = state;
    document.evidence.push(...project.evidence, `${folder}/, rendered by version ${state.version}`);
    document.repeat = changeCommand(run);
    say(`Found ${document.evidence.join("; ")}`);
    refuseOtherVersion(state, folder, document.version, document.repeat);
    this.choices = changeChoices(state.choices, run, project, folder);
    document.choices = this.choices;
  }

  /** Renders for the choices of before as well: only the difference is to be made in files that the user has changed. */
  writing(): void {
    const { run, document } = this.options;
    const { choices } = this.state;
    this.rendering = render(this.fs, this.project, this.choices);
    if (isEqual(this.choices, choices)) return;
    document.back = backCommand(run, choices, this.choices);
    this.base = render(createEditor(memoryOnly()), this.project, choices);
    document.notices.push(...idleNotices(this.choices, run.named));
  }
}
