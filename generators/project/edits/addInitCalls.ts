import { creationsOf, same, type Creation } from "../python/creations.ts";
import type { Insertion } from "../python/sequences.ts";
import { lineAt, parsePython, type Node, type PythonModule } from "../python/syntax.ts";
import { isObject, pieceFor, type Piece } from "./byHand.ts";
import { chooseCreation, type Chosen, type Wanted } from "./chooseCreation.ts";
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

/** What the package has not been given yet. */
function missingIn(module: PythonModule, pkg: OwnPackage, { app, templates = [] }: Objects) {
  const calls = callsOf(module, pkg.name);
  const isGiven = (made: Creation) => calls.some(({ args }) => args.some((each) => isObject(module, made, each)));
  const initialized = calls.some(({ method }) => method === "init_app");
  return {
    app: app && !initialized ? { ...app, creations: creationsOf(module, app.classes) } : undefined,
    templates: creationsOf(module, templates).filter((made) => !isGiven(made) && (!app || isHeld(made))),
  };
}

/** The offset of the call that is there, if all are. */
function presentAt(text: string, pkg: OwnPackage, objects: Objects): number | undefined {
  const module = parsePython(text);
  const missing = missingIn(module, pkg, objects);
  const calls = callsOf(module, pkg.name);
  const [first] = objects.app ? calls.filter(({ method }) => method === "init_app") : calls;
  return missing.app || missing.templates.length > 0 ? undefined : first?.offset;
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
function snippetFor(module: PythonModule, pkg: OwnPackage, objects: Objects, { offset }: Refusal): string {
  const missing = missingIn(module, pkg, objects);
  const isMeant = ({ call, statement }: Creation) => call.from === offset || statement.from === offset;
  const app = missing.app && (missing.app.creations.find(isMeant) ?? missing.app.creations[0]);
  const pieces: Piece[] = [
    ...(app ? [pieceFor(module, app, ["app", "application"], (name) => `${pkg.name}.init_app(${name})`)] : []),
    ...missing.templates.map((made) =>
      pieceFor(module, made, ["templates", "pages"], (name) => `${pkg.name}.init_templates(${name})`),
    ),
  ];
  const [first, ...others] = pieces;
  if (!first)
    return initSnippet(pkg, objects.app ? `${pkg.name}.init_app(app)` : `${pkg.name}.init_templates(templates)`);
  if (others.length === 0) return initSnippet(pkg, first.code);
  return initSnippet(pkg, pieces.map(({ place, code }) => `# ${place}\n${code}`).join("\n\n"));
}
