import isEqual from "lodash-es/isEqual.js";
import { create as createEditor } from "mem-fs-editor";
import { FrontendGenerator } from "../command/generator.ts";
import { idleNotices } from "../command/idle.ts";
import { refuseOtherVersion, type State } from "../plan/state.ts";
import { joinFeatures } from "../choices.ts";
import { backends } from "../project/backends/index.ts";
import { withCommand } from "../project/startCommand.ts";
import { memoryOnly } from "../rendering/memory.ts";
import { render } from "../rendering/render.ts";
import { addCommand, backCommand } from "./commands.ts";
import { findRendered } from "./find.ts";
import type { AddOptions } from "./options.ts";

/** The command `add`: a second run in a rendered folder, with other choices. The user's own files stay as they are. */
export default class AddGenerator extends FrontendGenerator<AddOptions> {
  declare protected state: State;

  /** Finds the rendered folder, and the choices that it was rendered with. */
  async initializing(): Promise<void> {
    const { run, document, say } = this.options;
    const { project, state, folder } = await findRendered(this.destinationRoot(), backends, run, this.ask);
    this.project = await withCommand(project, state.choices.directory, undefined);
    this.state = state;
    const features = joinFeatures(state.choices.features, run.changes.features);
    this.choices = { ...state.choices, ...run.changes, features };
    document.evidence.push(...project.evidence, `${folder}/, rendered by version ${state.version}`);
    document.choices = this.choices;
    document.repeat = addCommand(run);
    say(`Found ${document.evidence.join("; ")}`);
    refuseOtherVersion(state, folder, document.version, document.repeat);
  }

  /** Renders for the choices of before as well: only the difference is to be made in files that the user has changed. */
  writing(): void {
    const { run, document } = this.options;
    const { choices } = this.state;
    this.rendering = render(this.fs, this.project, this.choices);
    if (isEqual(this.choices, choices)) return;
    const back = backCommand(run, choices);
    if (back !== undefined) document.back = back;
    this.base = render(createEditor(memoryOnly()), this.project, choices);
    document.notices.push(...idleNotices(this.choices, run.changes));
  }
}
