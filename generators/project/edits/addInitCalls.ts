import { creationsOf, same, type Creation } from "../python/creations.ts";
import type { Insertion } from "../python/sequences.ts";
import { reachOf, type CalledFrom } from "../python/reach.ts";
import { lineAt, parsePython, textOf, type Node, type PythonModule } from "../python/syntax.ts";
import { isObject, pieceFor, type Piece } from "./byHand.ts";
import { chooseCreation, narrow, type Chosen, type Wanted } from "./chooseCreation.ts";
import { guarded, Refusal, refuseUnreadableUntil, verified, type EditResult } from "./edit.ts";
import { importPackage, type OwnPackage } from "./importPackage.ts";
import { insertAfter } from "./insertStatement.ts";
import { callsOf } from "./packageCalls.ts";

/** What of a file is handed to the frontend's package. */
export interface Objects {
  /** The application, for `frontend.init_app(app)`: the classes that make one, and which one is meant. */
  readonly app?: Wanted & { readonly classes: readonly string[] };
  /**
   * Classes of template collections, for `init_app(app, templates)` and `frontend.init_templates(templates)`. Beside an application, those
   * that no variable holds are left out: they must not be what it fails for.
   */
  readonly templates?: readonly string[];
  /** How the project's other files call a function of this one; by default they do not. */
  readonly calledFrom?: CalledFrom;
}

/**
 * Hands the application and the templates that a file makes to the frontend's package, right after they are made, and imports the package.
 *
 * Templates that are made in the same block as the application go into the same call; others get a call of their own.
 */
export function addInitCalls(text: string, pkg: OwnPackage, objects: Objects): EditResult {
  const module = parsePython(text);
  return guarded(
    text,
    (refusal) => snippetFor(module, pkg, objects, refusal),
    () => {
      const missing = missingIn(module, pkg, objects);
      if (missing.doubtful) throw new PerhapsCalled(module, missing.doubtful);
      const present = presentAt(text, pkg, objects);
      if (present !== undefined) return { status: "present", line: lineAt(text, present) };
      const app = missing.app && chooseCreation(module, missing.app.creations, missing.app);
      const beside = app ? missing.templates.filter((made) => isBeside(made, app)) : [];
      const chosen = missing.templates
        .filter((made) => !beside.includes(made))
        .map((made) => chooseCreation(module, [made], { noun: made.class, preferred: [] }));
      const calls = [
        ...(app
          ? [{ after: latest(app, beside), code: `init_app(${[app.name, ...beside.map(nameOf)].join(", ")})` }]
          : []),
        ...chosen.map((after) => ({ after, code: `init_templates(${after.name})` })),
      ];
      if (calls.length === 0) throw new Refusal("no templates are made in this file", 0);
      refuseUnreadableUntil(module, Math.max(...calls.map(({ after }) => after.statement.to)));
      return verified(text, insertionsOf(module, pkg, calls), (source) => presentAt(source, pkg, objects));
    },
  );
}

/** What to type in by hand, where the objects are: complete but for the place. */
export function initSnippet({ home, name }: OwnPackage, ...calls: string[]): string {
  const line = home === "" ? `import ${name}` : `from ${home} import ${name}`;
  return [line, "", ...calls].join("\n");
}

/** Whether a variable holds the object, so that a line below its statement can use it. */
export function isHeld({ holder, scope }: Creation): boolean {
  return holder.kind === "variable" && scope !== "class";
}

function insertionsOf(module: PythonModule, pkg: OwnPackage, calls: { after: Chosen; code: string }[]): Insertion[] {
  const before = Math.min(...calls.map(({ after }) => outermost(after.statement).from));
  const { local, insertions } = importPackage(module, pkg, before);
  return [...insertions, ...calls.map(({ after, code }) => insertAfter(module, after, `${local}.${code}`))];
}

function outermost(node: Node): Node {
  return node.parent?.parent ? outermost(node.parent) : node;
}

/** What the package has not been given yet: not by a call that is executed for certain. */
function missingIn(module: PythonModule, pkg: OwnPackage, { app, templates = [], calledFrom }: Objects) {
  const apps = app ? creationsOf(module, app.classes) : [];
  const made = creationsOf(module, templates);
  const calls = callsOf(module, pkg.name).map((call) => ({
    ...call,
    reach: reachOf(module, call.node, [...apps, ...made], calledFrom),
  }));
  const certain = calls.filter(({ reach }) => reach === "certain");
  const isGiven = (each: Creation) => certain.some(({ args }) => args.some((arg) => isObject(module, each, arg)));
  const chosen = app ? narrow(module, apps, app) : [];
  // An application beside the one that is meant may have a frontend of its own.
  const isOthers = ([first = ""]: readonly string[]) =>
    !chosen.some((each) => isObject(module, each, first)) && apps.some((each) => isObject(module, each, first));
  const inits = calls.filter(({ method, args }) => method === "init_app" && !isOthers(args));
  const init = inits.find(({ reach }) => reach === "certain");
  return {
    app: app && !init ? { ...app, creations: apps } : undefined,
    templates: made.filter((each) => !isGiven(each) && (!app || isHeld(each))),
    /** The call that hands over what is wanted, if there is one. */
    call: app ? init : certain[0],
    /** A call for the application that may be executed. */
    doubtful: app && !init ? inits.find(({ reach }) => reach === "perhaps")?.node : undefined,
  };
}

/** The offset of the call that is there, if all are. */
function presentAt(text: string, pkg: OwnPackage, objects: Objects): number | undefined {
  const { app, templates, call } = missingIn(parsePython(text), pkg, objects);
  return app || templates.length > 0 ? undefined : call?.node.from;
}

/** A framework such as Flask does not start with an application that was initialised twice. */
class PerhapsCalled extends Refusal {
  /** The call that is there. */
  readonly call: Node;

  constructor(module: PythonModule, call: Node) {
    super(`${textOf(module, call)} is perhaps not executed`, call.from);
    this.call = call;
  }
}

/** Whether templates are made in the block that makes the application, so that one call can take both. */
function isBeside(made: Creation, app: Chosen): boolean {
  const [own, other] = [made.statement.parent, app.statement.parent];
  return made.holder.kind === "variable" && own !== null && other !== null && same(own, other);
}

function latest(app: Chosen, beside: Creation[]): Chosen {
  const last = beside.findLast(({ statement }) => statement.from > app.statement.from);
  return last ? { name: app.name, creation: last, statement: last.statement } : app;
}

function nameOf({ holder }: Creation): string | undefined {
  return "name" in holder ? holder.name : undefined;
}

/** The calls for everything that is missing; where they are for several places, each with its own. */
function snippetFor(module: PythonModule, pkg: OwnPackage, objects: Objects, refusal: Refusal): string {
  const missing = missingIn(module, pkg, objects);
  const { offset } = refusal;
  const isMeant = ({ call, statement }: Creation) => call.from === offset || statement.from === offset;
  const app = missing.app && (missing.app.creations.find(isMeant) ?? missing.app.creations[0]);
  const pieces: Piece[] = [
    ...(app ? [pieceFor(module, app, ["app", "application"], (name) => `${pkg.name}.init_app(${name})`)] : []),
    ...missing.templates.map((made) =>
      pieceFor(module, made, ["templates", "pages"], (name) => `${pkg.name}.init_templates(${name})`),
    ),
  ];
  const [first, ...others] = pieces;
  if (refusal instanceof PerhapsCalled) {
    const line = lineAt(module.text, offset);
    if (!first || !app) return `# take line ${line} out: the command then adds it where the application is made`;
    return `# in place of line ${line}\n${initSnippet(pkg, `# ${first.place}\n${first.code}`)}`;
  }
  if (!first)
    return initSnippet(pkg, objects.app ? `${pkg.name}.init_app(app)` : `${pkg.name}.init_templates(templates)`);
  if (others.length === 0) return initSnippet(pkg, first.code);
  return initSnippet(pkg, pieces.map(({ place, code }) => `# ${place}\n${code}`).join("\n\n"));
}
