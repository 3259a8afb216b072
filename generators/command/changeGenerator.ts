import differenceBy from "lodash-es/differenceBy.js";
import isEqual from "lodash-es/isEqual.js";
import { create as createEditor } from "mem-fs-editor";
import type { Choices } from "../choices.ts";
import { UsageError, whyNot } from "../errors.ts";
import type { PlannedFile } from "../plan/plan.ts";
import { named, refuseOtherVersion, type State } from "../plan/state.ts";
import { snippets, unwire, wire, type Wired } from "../project/wire.ts";
import { backends } from "../project/backends/index.ts";
import { withCommand } from "../project/startCommand.ts";
import { memoryOnly } from "../rendering/memory.ts";
import { render, templatesFolder } from "../rendering/render.ts";
import { backCommand, changeCommand } from "./changeCommands.ts";
import type { ChangeOptions } from "./changeOptions.ts";
import { findRendered } from "./findRendered.ts";
import { FrontendGenerator } from "./generator.ts";
import { idleNotices } from "./idle.ts";
import { neededNotices } from "./needed.ts";
import { listed, openGroups, type Offers } from "./offers.ts";
import { refuseUnfitHere } from "./unfit.ts";
import { usesInSources, usesInTemplates, type Use } from "./uses/find.ts";
import { goingOf, packagesGoing } from "./uses/going.ts";
import { readWish, wordsOf, type Wish } from "./wish.ts";

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
  protected abstract change(before: Choices, wish: Wish): Choices;

  /** What can be wished for. */
  protected abstract offers(before: Choices): Offers;

  /** Finds the rendered folder, and the choices that it was rendered with. */
  async initializing(): Promise<void> {
    const { run, document, say } = this.options;
    const { project, state, folder } = await findRendered(
      this.destinationRoot(),
      backends,
      { ...run, verb: this.verb },
      this.ask,
    );
    this.project = await withCommand(named(project, state), state.choices.directory, undefined);
    this.state = state;
    document.evidence.push(...project.evidence, `${folder}/, rendered by version ${state.version}`);
    say(`Found ${document.evidence.join("; ")}`);
    refuseOtherVersion(state, folder, document.version, changeCommand(this.verb, run));
  }

  /** Asks what is meant, where nothing is named. */
  async prompting(): Promise<void> {
    const { run, document } = this.options;
    const wish = wordsOf(run).length > 0 ? run : await this.#ask();
    this.choices = this.#changed(wish);
    document.repeat = changeCommand(this.verb, { ...run, ...wish });
    document.choices = this.choices;
    if (!isEqual(this.choices, this.state.choices))
      document.back = backCommand(this.state.choices, this.choices, run.directory);
    document.notices.push(...this.notices(this.state.choices, wish));
  }

  /** Renders for the choices of before as well: only the difference is to be made in files that the user has changed. */
  writing(): void {
    const { choices } = this.state;
    const withSamples = this.hasSamplePage();
    this.rendering = render(this.fs, this.project, this.choices, withSamples);
    if (isEqual(this.choices, choices)) return;
    this.base = render(createEditor(memoryOnly()), this.project, choices, withSamples);
    this.wired = this.#rewire();
    this.options.document.wiring = this.wired.report;
  }

  /** What a person should know of the change itself. */
  protected notices(before: Choices, { changes }: Wish): string[] {
    return [...neededNotices(templatesFolder(), before, this.choices), ...idleNotices(this.choices, changes)];
  }

  protected uses(plan: readonly PlannedFile[]): Use[] {
    if (!this.rendering || this.base.size === 0) return [];
    const folder = { root: this.destinationRoot(), folder: this.folder(), rendering: this.rendering, plan };
    const templates = templatesFolder();
    const going = goingOf(templates, this.state.choices, this.choices);
    const packages = packagesGoing(templates, this.base, this.rendering, this.choices);
    return [...usesInSources(folder, packages, going), ...usesInTemplates(folder, going)];
  }

  /** The edits that come with the change, and those that go. A folder that the user has wired by hand is theirs to wire. */
  #rewire(): Wired {
    const { choices, wiring } = this.state;
    const root = this.destinationRoot();
    const [before, after] = [choices, this.choices].map((each) => this.project.wiring(each.directory, each));
    const come = differenceBy(after, before ?? [], "name");
    const go = differenceBy(before, after ?? [], "name");
    if (wiring.length === 0 && come.length > 0) return { sources: new Map(), report: snippets(come) };
    const [wired, unwired] = [wire(root, come, []), unwire(root, go)];
    return { sources: new Map([...wired.sources, ...unwired.sources]), report: [...wired.report, ...unwired.report] };
  }

  #changed(wish: Wish): Choices {
    const after = this.change(this.state.choices, wish);
    refuseUnfitHere(templatesFolder(), this.state.choices, after);
    return after;
  }

  async #ask(): Promise<Wish> {
    const offers = this.offers(this.state.choices);
    const open = openGroups(offers);
    const [folder, verb] = [this.folder(this.state.choices.directory), this.verb];
    if (open.length === 0) return readWish([]);
    if (!this.ask) {
      throw new UsageError(
        `Nothing is named to ${verb}, and there is no terminal to ask on.`,
        `Name some of these: npm init webpack-frontend ${verb} <feature…>\n${listed(open)}`,
      );
    }
    const message = verb === "add" ? `What to add to ${folder}/` : `What to take out of ${folder}/`;
    const words = await this.ask.several(message, offers.groups, offers.explain, (values) =>
      values.length === 0
        ? "Choose with the space bar, then go on with Enter; Ctrl-C ends it."
        : whyNot(() => this.#changed(readWish(values))),
    );
    return readWish(words);
  }
}
