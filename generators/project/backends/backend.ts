import type { BackendName, Choices, FeatureName } from "../../choices.ts";
import type { EditResult } from "../edits/edit.ts";
import type { TooOld } from "../python/floors.ts";
import type { Interpreter } from "../python/interpreter.ts";

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
  /**
   * Takes the edit out of the file's text again. The same text where it is not there; undefined where only a person can. Set where
   * not every frontend needs the edit.
   */
  readonly takeOut?: (source: string) => string | undefined;
  /** Set where the frontend works without the edit: a shape that cannot be edited stops nothing, and is left to the user. */
  readonly optional?: boolean;
}

/** How the backend is started for development: what `npm start` runs. */
export interface Start {
  /** As it is typed in a shell: `flask --app shop run --debug`. Undefined where nothing in the project tells for certain. */
  readonly command?: string;
  /** The folder that it is run in, relative to the project's root; `""` is the root itself. */
  readonly folder: string;
  /** Where it answers, without a slash at the end: `http://127.0.0.1:5000`. */
  readonly url: string;
  /** Variables that the command wants: `PYRAMID_RELOAD_TEMPLATES`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A command that tells something about the project, and the folder to run it in, relative to the project's root. */
export interface Check {
  readonly command: readonly string[];
  readonly folder: string;
}

/** The texts of the user's files with the edits in them, by their paths; lines in messages are lines of these. */
export type Edited = ReadonlyMap<string, string>;

/** A backend found in a folder. All paths are relative to `root`, with forward slashes; `""` is the root itself. */
export interface Project {
  readonly backend: BackendName;
  /** Absolute path of the folder that the command was started in. */
  readonly root: string;
  /** The folder that the frontend folder stands in, so that it can be imported. */
  readonly base: string;
  /** The package that `base` is: `shop`; `""` where it is a folder on Python's path. */
  readonly package: string;
  /** Why we think so, each with `file:line` where there is one. */
  readonly evidence: readonly string[];
  /** What the project needs of the frontend besides, as its settings say. */
  readonly features: readonly FeatureName[];
  /** The name that a person would call the project, for package.json. */
  readonly name: string;
  /** What the user should know before or after: packaging that breaks, settings that want a storage. */
  readonly notices: (directory: string, edited: Edited) => string[];
  /** Where the sample page is, below the address of the server: `frontend/`. */
  readonly route: (directory: string, edited: Edited) => string;
  /** Why a frontend folder cannot have this name here, in one sentence; a folder of that name is not a reason. */
  readonly nameProblem: (directory: string) => string | undefined;
  /** What the project is held to that is older than the rendered Python files can do with. */
  readonly tooOld: () => TooOld | undefined;
  /** The edits that a folder with these choices needs; without them, those that every one does. */
  readonly wiring: (directory: string, choices?: Pick<Choices, "architecture">) => Wiring[];
  readonly start: Start;
  /** Looks for the project's own interpreter, the first time it is called; the check and the question wait for it. */
  readonly interpreter: () => Promise<Interpreter | undefined>;
  /** Undefined where no interpreter was found. */
  readonly check: () => Promise<Check | undefined>;
  /** The command that asks the project whether it has the frontend, or in one line why there is none. */
  readonly question: (directory: string) => Promise<Check | string>;
  /** How the user says which of several projects of this backend in one folder is meant, where that can be said. */
  readonly singleOut?: string;
}

/** What looking for a backend gave: its projects, and, where there are none, what else was seen. */
export interface Detection {
  readonly projects: readonly Project[];
  /** Evidence that is not enough, such as a dependency without an application. */
  readonly hints: readonly string[];
}

/** A kind of backend. A new one is a new file in this folder and a line in `index.ts`. */
export interface Backend {
  readonly name: BackendName;
  /** What it is known by: `manage.py`, `Flask(...)`. */
  readonly sign: string;
  /** Looks below a folder; reads, never writes, never guesses. */
  readonly detect: (root: string) => Detection;
}
