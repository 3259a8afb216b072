/** Edits of random modules, judged by Python. */
import { addInclude } from "../../generators/project/edits/addInclude.ts";
import { addInitCalls } from "../../generators/project/edits/addInitCalls.ts";
import { addInstalledApp } from "../../generators/project/edits/addInstalledApp.ts";
import { addUrl } from "../../generators/project/edits/addUrl.ts";
import type { EditResult } from "../../generators/project/edits/edit.ts";
import { difference } from "../edits/cases.ts";
import { fastapiModule, flaskModule, pyramidModule } from "./applications.ts";
import { createDice, type Dice } from "./dice.ts";
import { judge, type Module } from "./judge.ts";
import { settingsModule, urlsModule } from "./settings.ts";

const own = { name: "frontend", home: "", firstParty: [] };

interface Kind {
  readonly generate: (dice: Dice) => Module;
  readonly edit: (text: string) => EditResult;
}

/** The edits, each with its modules: a backend each, and Django's second. */
export const KINDS: Readonly<Record<string, Kind>> = {
  django: { generate: settingsModule, edit: (text) => addInstalledApp(text, "frontend") },
  urls: {
    generate: urlsModule,
    edit: (text) => addUrl(text, { route: "frontend/", include: "frontend.urls" }),
  },
  flask: {
    generate: flaskModule,
    edit: (text) =>
      addInitCalls(text, own, {
        app: {
          noun: "Flask application",
          classes: ["flask.Flask"],
          preferred: ["app", "application", "create_app", "make_app"],
        },
      }),
  },
  fastapi: {
    generate: fastapiModule,
    edit: (text) =>
      addInitCalls(text, own, {
        app: {
          noun: "FastAPI application",
          classes: ["fastapi.FastAPI", "starlette.applications.Starlette"],
          preferred: ["app", "api"],
        },
      }),
  },
  pyramid: {
    generate: pyramidModule,
    edit: (text) =>
      addInclude(text, "frontend", {
        noun: "Configurator",
        classes: ["pyramid.config.Configurator"],
        preferred: ["main"],
      }),
  },
};

/** What came of a run: how many modules were edited, had it already, were refused; and how many do not run themselves. */
export interface Report {
  readonly edited: number;
  readonly present: number;
  readonly refused: number;
  readonly notExecuted: number;
  readonly problems: readonly Problem[];
}

export interface Problem {
  /** The seed that makes the module. */
  readonly seed: number;
  readonly problem: string;
  readonly before: string;
  readonly result: EditResult;
}

/**
 * Generates modules, edits them, and has each edit judged.
 *
 * @param python an interpreter that has the frameworks
 * @param seed of the first module; each further one has the next number
 */
export function fuzz(python: string, kind: string, count: number, seed: number): Report {
  const { generate, edit } = KINDS[kind] ?? fail(kind);
  const cases = Array.from({ length: count }, (_, index) => {
    const module = generate(createDice(seed + index));
    return { ...module, kind, seed: seed + index, result: attempt(edit, module.text) };
  });
  const verdicts = judge(python, cases);
  const problems = cases.flatMap(({ text, result, seed: own }, index): Problem[] => {
    const verdict = verdicts[index];
    const said = verdict && "problem" in verdict ? verdict.problem : unsound(edit, text, result);
    return said === undefined ? [] : [{ seed: own, problem: said, before: text, result }];
  });
  const having = (status: EditResult["status"]) => cases.filter(({ result }) => result.status === status).length;
  return {
    edited: having("edited"),
    present: having("present"),
    refused: having("refused"),
    notExecuted: verdicts.filter((verdict) => verdict && "skipped" in verdict).length,
    problems,
  };
}

/** What is wrong with an edit whatever Python says: bytes that are gone, or a second run that does not find its work done. */
function unsound(edit: Kind["edit"], text: string, result: EditResult): string | undefined {
  if (result.status !== "edited") return undefined;
  if (difference(text, result.source) === "changed") return "bytes of the file are gone";
  return edit(result.source).status === "present" ? undefined : "a second run does not find the edit";
}

/** An edit that throws is a problem of its own, and must not end the run. */
function attempt(edit: Kind["edit"], text: string): EditResult {
  try {
    return edit(text);
  } catch (error) {
    throw new Error(`The edit of this module failed:\n${text}`, { cause: error });
  }
}

function fail(kind: string): never {
  throw new Error(`"${kind}" is none of ${Object.keys(KINDS).join(", ")}.`);
}

/** A problem for a person: the module, what was made of it, and how to have it again. */
export function describeProblem(kind: string, { seed, problem, before, result }: Problem): string {
  const after = result.status === "edited" ? result.source : JSON.stringify(result);
  return `${kind}, seed ${seed}: ${problem}\n--- before\n${before}\n--- ${result.status}\n${after}\n--- again: npm run fuzz -- --only ${kind} --count 1 --seed ${seed}\n`;
}
