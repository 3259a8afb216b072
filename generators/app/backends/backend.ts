import type { BackendName } from "../../choices.ts";
import type { EditResult } from "../edits/edit.ts";

/** One edit that plugs the frontend folder in. */
export interface Wiring {
  /** What is edited, for the state file and messages: `INSTALLED_APPS`, `urlpatterns`. */
  readonly name: string;
  /** The file, relative to the project's root, with forward slashes. */
  readonly file: string;
  /** What a person types who wires by hand. */
  readonly snippet: string;
  /** Pure: the file's text in, the edit out. */
  readonly edit: (source: string) => EditResult;
}

/** A backend found in a folder. All paths are relative to `root`, with forward slashes; `""` is the root itself. */
export interface Project {
  readonly backend: BackendName;
  /** Absolute path of the folder that the command was started in. */
  readonly root: string;
  /** The folder that the frontend folder stands in, so that it can be imported. */
  readonly base: string;
  /** Why we think so, each with `file:line` where there is one. */
  readonly evidence: readonly string[];
  /** The name that a person would call the project, for package.json. */
  readonly name: string;
  /** What the user should know before or after: packaging that breaks, settings that want a storage. */
  readonly notices: (directory: string) => string[];
  /** Why a frontend folder cannot have this name here, in one sentence; a folder of that name is not a reason. */
  readonly nameProblem: (directory: string) => string | undefined;
  readonly wiring: (directory: string) => Wiring[];
  /** The command, to be run in `root`, that tells whether the project is sound; undefined where no interpreter was found. */
  readonly check: () => Promise<readonly string[] | undefined>;
  /** What to do after rendering, at most three commands; `install` says whether the packages are still to be installed. */
  readonly nextSteps: (directory: string, packageManager: string, install: boolean) => string[];
}

/** What looking for a backend gave: its projects, and, where there are none, what else was seen. */
export interface Detection {
  readonly projects: readonly Project[];
  /** Evidence that is not enough, such as a dependency without a manage.py. */
  readonly hints: readonly string[];
}

/** A kind of backend. A new one is a new file in this folder and a line in `index.ts`. */
export interface Backend {
  readonly name: BackendName;
  /** Looks below a folder; reads, never writes, never guesses. */
  readonly detect: (root: string) => Detection;
}
