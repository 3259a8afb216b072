import { existsSync } from "node:fs";
import { posix, resolve } from "node:path";
import { defaultOf, joinLists, listNames, type Choices, type PartialChoices } from "../choices.ts";
import { whyNot } from "../errors.ts";
import { FrontendGenerator } from "../command/generator.ts";
import { neededNotices } from "../command/needed.ts";
import { howToGet } from "../command/install.ts";
import { findState, named, refuseOtherChoices, refuseOtherVersion } from "../plan/state.ts";
import { isOnPath } from "../processes/onPath.ts";
import { backends } from "../project/backends/index.ts";
import { namingOf } from "../project/occupied.ts";
import { detectPackageManager, otherManagerNotice } from "../project/packageManager.ts";
import { findProject } from "../project/project.ts";
import { withCommand } from "../project/startCommand.ts";
import { snippets, wire } from "../project/wire.ts";
import { refuseTooOld } from "../project/tooOld.ts";
import { standingNotice } from "../project/workspace.ts";
import { refuseUnfit, render, templatesFolder } from "../rendering/render.ts";
import { idleNotices } from "../command/idle.ts";
import type { Use } from "../command/uses/find.ts";
import { readAnswers } from "./answers.ts";
import { decide } from "./decide.ts";
import type { CreateOptions } from "./options.ts";
import { repeatCommand } from "./repeat.ts";

/** What needs nothing of a list. */
const least = { ...Object.fromEntries(listNames.map((name) => [name, []])), architecture: defaultOf("architecture") };

/** The command `create`: detect, ask, render, wire in. Only the route is here; each step is a file of its own. */
export default class CreateGenerator extends FrontendGenerator<CreateOptions> {
  /** Finds the project, and what an earlier run left in it. */
  async initializing(): Promise<void> {
    const { document } = this.options;
    const said = this.#said();
    this.project = await findProject(this.destinationRoot(), backends, said.backend, this.ask);
    document.evidence.push(...this.project.evidence);
    if (!this.options.run.forceVersion) refuseTooOld(this.project);
    this.state = findState(this.path(this.project.base), said.directory);
    this.options.say(`Found ${this.project.evidence.join("; ")}`);
    if (!this.state) {
      this.#findInterpreter();
      return;
    }
    this.project = named(this.project, this.state);
    const folder = posix.join(this.project.base, this.state.choices.directory);
    refuseOtherVersion(this.state, folder, document.version, "npm init webpack-frontend");
    // What this backend cannot have is no work for `add` either.
    if (said.backend === undefined || said.backend === this.state.choices.backend) {
      const features = joinLists("features", this.state.choices.features, said.features);
      refuseUnfit({ ...this.state.choices, features });
    }
    // What the settings ask for comes along, named or not.
    refuseOtherChoices(this.state, { ...said, backend: this.project.backend }, this.project.features);
  }

  async prompting(): Promise<void> {
    const { run, document } = this.options;
    const { base } = this.project;
    const manager = detectPackageManager(this.destinationRoot(), this.path(base));
    if (manager) document.evidence.push(`${manager.name}: ${manager.evidence}`);
    this.choices = await decide(
      {
        project: this.project,
        nameProblem: namingOf(this.project),
        said: this.#said(),
        standard: this.state?.choices ?? (manager ? { packageManager: manager.name } : {}),
        folderTaken: (name) => existsSync(this.path(base, name)),
        unusable: (name, value, known) => {
          if (name === "packageManager" && run.install && !isOnPath(value)) return `not installed: ${howToGet(value)}`;
          if (name !== "features") return undefined;
          // They are asked for last, when all else is known.
          const choices = { ...known, features: value.split(",") } as Choices;
          return whyNot(() => {
            refuseUnfit(choices);
          });
        },
      },
      run.yes,
      this.ask,
    );
    this.project = await withCommand(this.project, this.choices.directory, this.ask);
    document.choices = this.choices;
    document.repeat = repeatCommand(this.choices, this.project.features, run);
  }

  /** Renders into the in-memory file system, and works out the edits of the user's files. */
  writing(): void {
    const { run, document } = this.options;
    const { directory, packageManager } = this.choices;
    this.resets = run.onConflict === "overwrite";
    const withSamples = this.resets || this.hasSamplePage();
    this.rendering = render(this.fs, this.project, this.choices, withSamples);
    // The routes are the sample page's: Django's, which an own file has.
    const hasRoutes = withSamples || this.rendering.has("urls.py");
    const wirings = this.project
      .wiring(directory, this.choices)
      .filter(({ name }) => hasRoutes || name !== "urlpatterns");
    const done = this.resets ? [] : (this.state?.wiring ?? []);
    this.wired = run.wire
      ? wire(this.destinationRoot(), wirings, done)
      : { sources: new Map(), report: snippets(wirings) };
    document.wiring = this.wired.report;
    const notices = [standingNotice, otherManagerNotice].map((notice) =>
      notice(packageManager, this.destinationRoot(), this.path(this.folder())),
    );
    document.notices.push(
      ...(this.state ? [] : neededNotices(templatesFolder(), { ...this.choices, ...least }, this.choices)),
      ...idleNotices(this.choices, this.#said()),
      ...this.project.notices(directory, this.wired.sources),
      ...notices.filter((notice) => notice !== undefined),
    );
  }

  /**
   * Has the interpreter looked for beside rendering, which takes as long. Not while a person is asked: they would not notice, and a signal
   * would wait for it.
   */
  #findInterpreter(): void {
    const { wire, dryRun } = this.options.run;
    // What goes wrong is told to who waits for it.
    if (wire && !dryRun && !this.ask) this.project.interpreter().catch(() => undefined);
  }

  /** Nothing is taken out. */
  protected uses(): Use[] {
    return [];
  }

  #said(): PartialChoices {
    const { answers, choices } = this.options.run;
    return answers === undefined ? choices : { ...readAnswers(resolve(answers)), ...choices };
  }
}
