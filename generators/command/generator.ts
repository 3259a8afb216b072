import { join, posix } from "node:path";
import Generator, { type BaseOptions } from "yeoman-generator";
import type { Choices } from "../choices.ts";
import { CancelledError, RefusedError, UserError } from "../errors.ts";
import type { RunOptions } from "./runOptions.ts";
import { apply } from "../plan/apply.ts";
import { askWith, type Ask } from "./ask.ts";
import type { Project } from "../project/backends/backend.ts";
import { compareChecks, runCheck, type CheckResult } from "../project/check.ts";
import { decideConflicts } from "../plan/conflicts.ts";
import { ignoredNotice } from "../project/ignored.ts";
import { install, isInstalled } from "./install.ts";
import { nextSteps } from "./nextSteps.ts";
import { hash, makePlan, notes, planUnused, settle, toWrite, type PlannedFile, type Wanted } from "../plan/plan.ts";
import type { Rendering } from "../rendering/render.ts";
import { describePlan, diffText, keptNotices, planText, summaryText, type RunDocument } from "./report.ts";
import { formatState, stateFile, type State } from "../plan/state.ts";
import { refuseUnwired, wiredSoFar, type Wired } from "../project/wire.ts";

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
 * What all commands that write have in common: one plan, the user's decisions about it, writing it whole, the install, the
 * report. A command of its own says, in the steps before, for which project and which choices, and renders.
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

  /** One plan: it is the dry run, the diff, the JSON and the thing applied. */
  async #commit(): Promise<void> {
    const { run, document, say } = this.options;
    if (!this.rendering) return;
    const folder = this.folder();
    const plan = this.#plan(this.rendering);
    document.plan = describePlan(plan);
    say(planText(plan, folder, run.dryRun));
    if (run.dryRun || this.ask) say(diffText(plan.filter(({ status }) => status === "update")));
    refuseUnwired(document.wiring);
    const frontend = { folder: this.path(folder), shown: folder, known: this.state !== undefined };
    if (this.ask && !run.onConflict) say(diffText(plan.filter(({ status }) => status === "conflict")));
    const settled = settle(plan, await decideConflicts(plan, frontend, run.onConflict, this.ask));
    document.notices.push(...keptNotices(settled));
    const complete = [...settled, ...this.#planState(this.rendering, settled)];
    document.plan = describePlan(complete);
    const files = toWrite(complete);
    if (run.dryRun || files.length === 0) return;
    if (this.ask && !(await this.ask.confirm("Write this"))) throw new CancelledError();
    await this.#apply(files);
  }

  async #apply(files: readonly PlannedFile[]): Promise<void> {
    const { document } = this.options;
    const isWiring = ({ path }: PlannedFile) => this.wired.sources.has(path);
    const own = files.some(isWiring) ? await this.project.check() : undefined;
    const check = () => (own ? runCheck(own.command, this.path(own.folder)) : Promise.resolve(undefined));
    const before: CheckResult | undefined = await check();
    const undo = apply(this.destinationRoot(), files);
    document.applied = true;
    const written = files.filter(({ after }) => after).map(({ path }) => path);
    const ignored = await ignoredNotice(this.destinationRoot(), written);
    if (ignored) document.notices.push(ignored);
    if (!files.some(isWiring)) return;
    const after = await check();
    document.check = compareChecks(before, after);
    if (document.check !== "failed") return;
    undo();
    document.applied = false;
    throw new RefusedError(
      `After the edit of ${files
        .filter(isWiring)
        .map(({ path }) => path)
        .join(
          " and ",
        )}, ${own?.command.join(" ") ?? ""} failed; everything was taken back.\n${after?.output.trim() ?? ""}`,
      "Mend that, or add --no-wire to render without the edit.",
    );
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
    document.nextSteps = nextSteps(this.project, directory, packageManager, toInstall);
    say(`\n${summaryText(document, this.folder())}`);
    if (this.#failure) throw this.#failure;
  }

  /** Whether packages are missing, or there may be others to have than before. */
  #needsInstall(): boolean {
    const file = posix.join(this.folder(), "package.json");
    const changes = this.options.document.plan.some(({ path, status }) => path === file && status === "update");
    return changes || !isInstalled(this.path(this.folder()));
  }

  /** What becomes of each file, but the state file, which depends on what is done about conflicts. */
  #plan(rendering: Rendering): PlannedFile[] {
    const folder = this.folder();
    const rendered = [...rendering].map(([name, contents]): Wanted => {
      const base = this.base.get(name);
      return { path: posix.join(folder, name), contents, ...(base && { base }) };
    });
    const edited = [...this.wired.sources].map(([path, source]): Wanted => {
      const edits = this.wired.report.filter(({ file, status }) => file === path && status === "edited");
      return { path, contents: Buffer.from(source), edit: edits.map(({ name }) => name).join(", ") };
    });
    return [
      ...planUnused(this.destinationRoot(), rendering, this.base, this.state, folder),
      ...makePlan(this.destinationRoot(), [...rendered, ...edited], this.state, folder, this.resets),
    ];
  }

  /** The state file, if it changes. A file that the user kept in place of ours is what it was, if it ever was ours. */
  #planState(rendering: Rendering, plan: readonly PlannedFile[]): PlannedFile[] {
    const folder = this.folder();
    const files = new Map([...rendering].map(([name, contents]) => [name, hash(contents)]));
    for (const { path, status, note } of plan) {
      if (status !== "conflict" && note !== notes.changed) continue;
      const name = posix.relative(folder, path);
      const sum = this.state?.files[name];
      if (sum === undefined) files.delete(name);
      else files.set(name, sum);
    }
    const state: State = {
      version: this.options.document.version,
      choices: this.choices,
      wiring: wiredSoFar(this.state, this.options.document.wiring),
      files: Object.fromEntries(files),
    };
    const wanted = { path: posix.join(folder, stateFile), contents: Buffer.from(formatState(state)), generated: true };
    return makePlan(this.destinationRoot(), [wanted], undefined, folder, true).filter(
      ({ status }) => status !== "identical",
    );
  }

  /** The frontend folder, relative to the project. */
  protected folder(): string {
    return posix.join(this.project.base, this.choices.directory);
  }

  /** The absolute path of something in the project. */
  protected path(...parts: string[]): string {
    return join(this.destinationRoot(), ...parts);
  }
}
