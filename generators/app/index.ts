import { existsSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import Generator, { type BaseOptions } from "yeoman-generator";
import type { Choices, PartialChoices } from "../choices.ts";
import { CancelledError, RefusedError, UserError } from "../errors.ts";
import type { Options } from "../options.ts";
import { readAnswers } from "./answers.ts";
import { apply } from "./apply.ts";
import { askWith, decide, type Ask } from "./ask.ts";
import type { Project } from "./backends/backend.ts";
import { backends } from "./backends/index.ts";
import { compareChecks, runCheck, type CheckResult } from "./check.ts";
import { decideConflicts } from "./conflicts.ts";
import { ignoredNotice } from "./ignored.ts";
import { install, isInstalled } from "./install.ts";
import { nextSteps } from "./nextSteps.ts";
import { detectPackageManager } from "./packageManager.ts";
import { hash, makePlan, settle, toWrite, type PlannedFile, type Wanted } from "./plan.ts";
import { findProject } from "./project.ts";
import { render } from "./render.ts";
import { repeatCommand } from "./repeat.ts";
import { describePlan, diffText, keptNotice, planText, summaryText, type RunDocument } from "./report.ts";
import { findState, formatState, refuseOtherChoices, stateFile, type State } from "./state.ts";
import { refuseUnwired, snippets, wire, wiredSoFar, type Wired } from "./wire.ts";

/** What the command line gives to the generator. */
export interface Run {
  readonly run: Options;
  /** What the run reports; it is filled as the run goes, so that an error still leaves what was known. */
  readonly document: RunDocument;
  /** Prints for a person; to nowhere with `--json`. */
  readonly say: (text: string) => void;
  /** Whether there is somebody to ask. */
  readonly interactive: boolean;
}

type CreateOptions = BaseOptions & Run;

/** The generator: detect, ask, plan, write, install. Only the route is here; each step is a file of its own. */
export default class CreateGenerator extends Generator<Record<string, unknown>, CreateOptions> {
  readonly #ask: Ask | undefined;
  #project!: Project;
  #choices!: Choices;
  #state: State | undefined;
  #wired: Wired = { sources: new Map(), report: [] };
  #rendered: string[] = [];
  /** Why the install failed, told after everything else. */
  #failure: UserError | undefined;

  constructor(args: string[], options: CreateOptions) {
    super(args, options, { customInstallTask: false });
    this.#ask = options.interactive ? askWith((questions) => this.prompt(questions as never)) : undefined;
    // Nothing is on disk until the whole plan is known to be good: this takes the place of Yeoman's own writing.
    this.setFeatures({ customCommitTask: () => this.#commit() });
  }

  /** Finds the project, and what an earlier run left in it. */
  async initializing(): Promise<void> {
    const { document } = this.options;
    const said = this.#said();
    this.#project = await findProject(this.destinationRoot(), backends, said.backend, this.#ask);
    document.evidence.push(...this.#project.evidence);
    this.#state = findState(this.#path(this.#project.base), said.directory);
    this.options.say(`Found ${this.#project.evidence.join("; ")}`);
    if (this.#state) refuseOtherChoices(this.#state, { ...said, backend: this.#project.backend });
  }

  async prompting(): Promise<void> {
    const { run, document } = this.options;
    const { base } = this.#project;
    const manager = detectPackageManager([this.#path(base), this.destinationRoot()]);
    if (manager) document.evidence.push(`${manager.name}: ${manager.evidence}`);
    this.#choices = await decide(
      {
        project: this.#project,
        said: this.#said(),
        standard: this.#state?.choices ?? (manager ? { packageManager: manager.name } : {}),
        folderTaken: (name) => existsSync(this.#path(base, name)),
      },
      run.yes,
      this.#ask,
    );
    document.choices = this.#choices;
    document.repeat = repeatCommand(this.#choices, run);
  }

  /** Renders into the in-memory file system, and works out the edits of the user's files. */
  writing(): void {
    const { run, document } = this.options;
    const { directory } = this.#choices;
    this.#rendered = render(this.fs, this.#project, this.#choices);
    const wirings = this.#project.wiring(directory);
    const done = run.onConflict === "overwrite" ? [] : (this.#state?.wiring ?? []);
    this.#wired = run.wire
      ? wire(this.destinationRoot(), wirings, done)
      : { sources: new Map(), report: snippets(wirings) };
    document.wiring = this.#wired.report;
    document.notices.push(...this.#project.notices(directory));
  }

  /** One plan: it is the dry run, the diff, the JSON and the thing applied. */
  async #commit(): Promise<void> {
    const { run, document, say } = this.options;
    const folder = this.#folder();
    const plan = makePlan(this.destinationRoot(), this.#wanted(), this.#state, folder, run.onConflict === "overwrite");
    document.plan = describePlan(plan);
    say(planText(plan, folder, run.dryRun));
    if (run.dryRun || this.#ask) say(diffText(plan.filter(({ status }) => status === "update")));
    refuseUnwired(document.wiring);
    const frontend = { folder: this.#path(folder), shown: folder, known: this.#state !== undefined };
    if (this.#ask && !run.onConflict) say(diffText(plan.filter(({ status }) => status === "conflict")));
    const settled = settle(plan, await decideConflicts(plan, frontend, run.onConflict, this.#ask));
    const kept = settled.filter(({ status }) => status === "conflict");
    if (kept.length > 0) document.notices.push(keptNotice(kept));
    const complete = [...settled, ...this.#planState(kept)];
    document.plan = describePlan(complete);
    const files = toWrite(complete);
    if (run.dryRun || files.length === 0) return;
    if (this.#ask && !(await this.#ask.confirm("Write this"))) throw new CancelledError();
    await this.#apply(files);
  }

  async #apply(files: readonly PlannedFile[]): Promise<void> {
    const { document } = this.options;
    const isWiring = ({ path }: PlannedFile) => this.#wired.sources.has(path);
    const own = files.some(isWiring) ? await this.#project.check() : undefined;
    const check = () => (own ? runCheck(own.command, this.#path(own.folder)) : Promise.resolve(undefined));
    const before: CheckResult | undefined = await check();
    const undo = apply(this.destinationRoot(), files);
    document.applied = true;
    const ignored = await ignoredNotice(
      this.destinationRoot(),
      files.map(({ path }) => path),
    );
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
    const folder = this.#path(this.#folder());
    if (run.dryRun || !run.install || (!document.applied && isInstalled(folder))) return;
    const { packageManager } = this.#choices;
    say(`\nInstalling packages: ${packageManager} install, in ${this.#folder()}/`);
    try {
      await install(packageManager, folder, this.#folder(), run.json);
      document.installed = true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#failure = error;
    }
  }

  /** Says what was done, also where the install failed: the rest of it stands. */
  end(): void {
    const { run, document, say } = this.options;
    const { directory, packageManager } = this.#choices;
    const toInstall = !document.installed && !(run.dryRun && run.install) && !isInstalled(this.#path(this.#folder()));
    document.nextSteps = nextSteps(this.#project, directory, packageManager, toInstall);
    say(`\n${summaryText(document, this.#folder())}`);
    if (this.#failure) throw this.#failure;
  }

  /** What the run wants to see on disk, but the state file, which depends on what is done about conflicts. */
  #wanted(): Wanted[] {
    const rendered = this.#rendered.map((path) => posix.join(this.#folder(), path));
    return [
      ...rendered.map((path) => ({ path, contents: this.#contents(path) })),
      ...[...this.#wired.sources].map(([path, source]) => ({
        path,
        contents: Buffer.from(source),
        edit: this.#wired.report
          .filter(({ file, status }) => file === path && status === "edited")
          .map(({ name }) => name)
          .join(", "),
      })),
    ];
  }

  /** The state file, if it changes. A file that the user kept in place of ours is not ours. */
  #planState(kept: readonly PlannedFile[]): PlannedFile[] {
    const folder = this.#folder();
    const ours = this.#rendered.filter((path) => !kept.some((file) => file.path === posix.join(folder, path)));
    const state: State = {
      version: this.options.document.version,
      choices: this.#choices,
      wiring: wiredSoFar(this.#state, this.#wired.report),
      files: Object.fromEntries(ours.map((path) => [path, hash(this.#contents(posix.join(folder, path)))])),
    };
    const wanted = { path: posix.join(folder, stateFile), contents: Buffer.from(formatState(state)), generated: true };
    return makePlan(this.destinationRoot(), [wanted], undefined, folder, true).filter(
      ({ status }) => status !== "identical",
    );
  }

  #contents(path: string): Buffer {
    const { contents } = this.fs.store.get(this.#path(path));
    if (!contents) throw new Error(`${path} was not rendered`);
    return contents;
  }

  #said(): PartialChoices {
    const { answers, choices } = this.options.run;
    return answers === undefined ? choices : { ...readAnswers(resolve(answers)), ...choices };
  }

  #folder(): string {
    return posix.join(this.#project.base, this.#choices.directory);
  }

  #path(...parts: string[]): string {
    return join(this.destinationRoot(), ...parts);
  }
}
