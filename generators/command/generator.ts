import { join, posix } from "node:path";
import isEqual from "lodash-es/isEqual.js";
import Generator, { type BaseOptions } from "yeoman-generator";
import { askWith, type Ask } from "../ask.ts";
import type { Choices } from "../choices.ts";
import { CancelledError, UserError } from "../errors.ts";
import { otherRun } from "../plan/apply.ts";
import { decideConflicts } from "../plan/conflicts.ts";
import { lookAt } from "../input.ts";
import { ownPackages } from "../plan/ownPackages.ts";
import { planFrontend, planState, type Frontend } from "../plan/frontend.ts";
import { settle, toWrite, type PlannedFile } from "../plan/plan.ts";
import { hasJournal } from "../plan/journal.ts";
import { findState, type State } from "../plan/state.ts";
import type { Project } from "../project/backends/backend.ts";
import { ignoredNotice } from "../project/ignored.ts";
import { editedFiles, refuseUnwired, wiredSoFar, type Wired } from "../project/wire.ts";
import type { Rendering } from "../rendering/render.ts";
import { hasSamplePage } from "../rendering/samples.ts";
import { describePlan, type RunDocument } from "./document.ts";
import { entryNotices } from "./entryNotices.ts";
import { install, needsInstall, refuseMissing } from "./install.ts";
import { nextSteps } from "./nextSteps.ts";
import { diffText, keptNotices, planText, summaryText, usesText } from "./report.ts";
import type { RunOptions } from "./runOptions.ts";
import { servingNotice } from "./serving.ts";
import type { Use } from "./uses/find.ts";
import { lossOf, usesNotices } from "./uses/say.ts";
import { write } from "./write.ts";

/** What the command line gives to a generator. */
export interface Context<Run extends RunOptions> {
  readonly run: Run;
  /** What the run reports; it is filled as the run goes, so that an error still leaves what was known. */
  readonly document: RunDocument;
  /** Prints for a person; to nowhere with `--json`. */
  readonly say: (text: string) => void;
  /** Whether there is somebody to ask. */
  readonly interactive: boolean;
}

/**
 * The route of all commands that write: one plan, the user's decisions about it, writing it whole, the install, the report.
 * Each step is a function beside this file or in `plan/`. A command of its own says, in the steps before, for which project
 * and which choices, and renders.
 */
export abstract class FrontendGenerator<Run extends RunOptions> extends Generator<
  Record<string, unknown>,
  BaseOptions & Context<Run>
> {
  protected readonly ask: Ask | undefined;
  protected project!: Project;
  protected choices!: Choices;
  protected state: State | undefined;
  /** What the run wants the frontend folder to hold; undefined where there is nothing to change. */
  protected rendering: Rendering | undefined;
  /** What this version renders for the choices of before, where they were others. */
  protected base: Rendering = new Map();
  protected wired: Wired = { sources: new Map(), report: [] };
  /** Whether the user wants ours in place of every file that they have changed, and not of those in the way alone. */
  protected resets = false;
  /** Why the install failed, told after everything else. */
  #failure: UserError | undefined;

  constructor(args: string[], options: BaseOptions & Context<Run>) {
    super(args, options, { customInstallTask: false, inheritTasks: true });
    this.ask = options.interactive ? askWith((questions) => this.prompt(questions as never)) : undefined;
    // Nothing is on disk until the whole plan is known to be good: this takes the place of Yeoman's own writing.
    this.setFeatures({ customCommitTask: () => this.#commit() });
  }

  // Yeoman looks for who we are in the package.json of the folders above the user's, and for a name in theirs.
  override rootGeneratorName(): string {
    return "webpack-frontend";
  }

  override rootGeneratorVersion(): string {
    return this.options.document.version;
  }

  override determineAppname(): string {
    return this.rootGeneratorName();
  }

  /** One plan: it is the dry run, the diff, the JSON and the thing applied. */
  async #commit(): Promise<void> {
    const { run, document } = this.options;
    if (!this.rendering) return;
    const frontend = { root: this.destinationRoot(), folder: this.folder(), state: this.state };
    const plan = planFrontend(frontend, this.rendering, this.base, editedFiles(this.wired), this.resets);
    this.#refuseOther();
    // What is refused is counted with the state file too, as what is done.
    const proposed = [...plan, ...planState(frontend, this.rendering, this.base, plan, this.#remembered())];
    document.plan = describePlan(proposed);
    this.#show(proposed);
    refuseUnwired(document.wiring);
    const settled = await this.#settle(plan, frontend);
    const complete = [...settled, ...planState(frontend, this.rendering, this.base, settled, this.#remembered())];
    document.plan = describePlan(complete);
    this.#tellUses(this.uses(complete));
    const files = toWrite(complete);
    if (run.install && this.#needsInstall()) refuseMissing(this.choices.packageManager);
    await this.#noteIgnored(files, frontend);
    if (run.dryRun || files.length === 0) return;
    if (this.ask && !(await this.ask.confirm("Write this"))) throw new CancelledError();
    this.#refuseOther();
    this.#noteServing(files, frontend);
    await write(this.project, files, this.#touched(files, frontend), this.choices.directory, document);
  }

  /** What another run does to the folder, or has done since this one began, is in no plan of ours, and would be forgotten. */
  #refuseOther(): void {
    const { state } = this;
    if (hasJournal(this.destinationRoot())) throw otherRun();
    if (state && !isEqual(state, findState(this.path(this.project.base), state.choices.directory))) throw otherRun();
  }

  /** The places in the user's own files that use what the run takes out. */
  protected abstract uses(settled: readonly PlannedFile[]): Use[];

  #tellUses(uses: readonly Use[]): void {
    const { document, say } = this.options;
    document.uses = uses.map((use) => ({ path: use.path, ...(use.line && { line: use.line }), says: lossOf(use) }));
    document.notices.push(...usesNotices(uses, this.choices.packageManager, this.folder()));
    say(usesText(uses));
  }

  /** What the project runs of the files: its own that are edited, else the frontend folder's, once that is plugged in. */
  #touched(files: readonly PlannedFile[], { folder, state }: Frontend): string[] {
    const paths = files.map(({ path }) => path);
    const edited = paths.filter((path) => this.wired.sources.has(path));
    const isWired = (state?.wiring ?? []).length > 0 || this.wired.report.some(({ status }) => status === "present");
    if (edited.length > 0 || !isWired) return edited;
    return paths.some((path) => path.endsWith(".py")) ? [`${folder}/`] : [];
  }

  async #noteIgnored(files: readonly PlannedFile[], { root, folder }: Frontend): Promise<void> {
    const written = files.filter(({ after }) => after).map(({ path }) => path);
    const own = { folder, text: this.rendering?.get(".gitignore")?.toString() ?? "" };
    const notice = written.length > 0 ? await ignoredNotice(root, written, own) : undefined;
    if (notice) this.options.document.notices.push(notice);
  }

  #noteServing(files: readonly PlannedFile[], { folder }: Frontend): void {
    const changed = files.map(({ path }) => posix.relative(folder, path));
    const notice = servingNotice(this.path(folder), changed, this.choices.packageManager);
    if (notice) this.options.document.notices.push(notice);
  }

  #show(plan: readonly PlannedFile[]): void {
    const { run, say } = this.options;
    say(planText(plan, this.folder(), run.dryRun));
    if (run.dryRun || this.ask) say(diffText(plan.filter(({ status }) => status === "update")));
  }

  async #settle(plan: readonly PlannedFile[], { folder, state }: Frontend): Promise<PlannedFile[]> {
    const { run, document, say } = this.options;
    if (this.ask && !run.onConflict) say(diffText(plan.filter(({ status }) => status === "conflict")));
    const known = { folder: this.path(folder), shown: folder, known: state !== undefined };
    const settled = settle(plan, await decideConflicts(plan, known, run.onConflict, this.ask));
    document.notices.push(
      ...keptNotices(settled),
      ...entryNotices(folder, this.base, this.rendering ?? new Map(), settled),
    );
    return settled;
  }

  /** What the state file keeps of this run, but the files. */
  #remembered(): Omit<State, "files"> {
    const { version, wiring } = this.options.document;
    const file = "package.json";
    const [base, ours] = [this.base, this.rendering].map((files) => files?.get(file)?.toString());
    const own = ownPackages(this.state?.own ?? [], lookAt(this.path(this.folder(), file)), base, ours);
    return {
      version,
      name: this.project.name,
      choices: this.choices,
      ...(own.length > 0 && { own }),
      wiring: wiredSoFar(this.state?.wiring ?? [], wiring),
    };
  }

  async install(): Promise<void> {
    const { run, document, say } = this.options;
    if (run.dryRun || !run.install || !this.#needsInstall()) return;
    const { packageManager } = this.choices;
    say(`\nInstalling packages: ${packageManager} install, in ${this.folder()}/`);
    try {
      await install(packageManager, this.path(this.folder()), this.folder(), run.json);
      document.installed = true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#failure = error;
    }
  }

  /** Says what was done, also where the install failed: the rest of it stands. */
  end(): void {
    const { run, document, say } = this.options;
    const { directory, packageManager } = this.choices;
    const toInstall = !document.installed && !(run.dryRun && run.install) && this.#needsInstall();
    document.nextSteps = nextSteps(
      this.project,
      directory,
      packageManager,
      toInstall,
      this.hasSamplePage() ? this.project.route(directory, this.wired.sources) : "",
    );
    say(`\n${summaryText(document, this.folder(), run.dryRun)}`);
    if (this.#failure) throw this.#failure;
  }

  #needsInstall(): boolean {
    return needsInstall(this.destinationRoot(), this.folder(), this.options.document.plan);
  }

  /** Whether there is a sample page, or will be. */
  protected hasSamplePage(): boolean {
    return !this.state || hasSamplePage(this.path(this.folder()));
  }

  /** The frontend folder, relative to the project. */
  protected folder(directory = this.choices.directory): string {
    return posix.join(this.project.base, directory);
  }

  /** The absolute path of something in the project. */
  protected path(...parts: string[]): string {
    return join(this.destinationRoot(), ...parts);
  }
}
