import { changesOf, takesAway, type Change } from "../python/changes.ts";
import { holdingOf, type Holding } from "../python/contents.ts";
import { fromImports } from "../python/imports.ts";
import { insertBefore, type Insertion, type Sequence } from "../python/sequences.ts";
import { fullName, importedNames } from "../python/resolve.ts";
import { extendsItself, operandsOf, resolve, sourcesOf, type Operand } from "../python/sums.ts";
import {
  childrenOf,
  dottedName,
  lineAt,
  parsePython,
  quoteStyle,
  stringValue,
  type Node,
  type PythonModule,
} from "../python/syntax.ts";
import {
  guarded,
  mayBeSet,
  Refusal,
  refusalAt,
  refuseUnreadable,
  unknownShape,
  verified,
  type EditResult,
} from "./edit.ts";
import { importNames } from "./importNames.ts";

export interface Url {
  /** The prefix, with its slash: `frontend/`. */
  route: string;
  /** The URLconf below it: `frontend.urls`. */
  include: string;
}

/** Where the new first pattern goes: into a literal, or before an operand of a sum as one more operand. */
type Place = { into: Sequence } | { before: number; kind: Sequence["kind"] };

/** Functions of Django that return a list of patterns. */
const RETURNS_A_LIST = new Set([
  "django.conf.urls.i18n.i18n_patterns",
  "django.conf.urls.static.static",
  "django.contrib.staticfiles.urls.staticfiles_urlpatterns",
]);

/**
 * Adds `path(route, include(urls))` to Django's root URLconf, and imports what that needs.
 *
 * It becomes the first pattern: Django takes the first that matches, and projects end in catch-alls (a CMS, a single-page app).
 */
export function addUrl(text: string, url: Url): EditResult {
  const module = parsePython(text);
  const changes = changesOf(module, "urlpatterns");
  const presentAt = (source: string) => {
    const held = heldBy(parsePython(source), url.include);
    return held?.certain ? held.offset : undefined;
  };
  return guarded(
    text,
    (refusal) => {
      const snippet = urlSnippet(
        refusal instanceof TakenRoute ? { ...url, route: refusal.free } : url,
        quoteStyle(module),
        mayBeSet(module, "urlpatterns"),
      );
      return refusal.isBelow ? `# below line ${lineAt(text, refusal.offset)}\n${snippet}` : snippet;
    },
    () => {
      const present = presentAt(text);
      if (present !== undefined) return { status: "present", line: lineAt(text, present) };
      refuseUnreadable(module, "urlpatterns");
      refusePerhapsThere(module, url.include);
      refuseTakenRoute(module, url.route);
      return verified(text, insertionsAt(module, changes, url), presentAt);
    },
  );
}

/** What to type in by hand at the end of the file, where it is right whatever the patterns are made of. */
export function urlSnippet({ route, include }: Url, quote = '"', bound = true): string {
  const pattern = `path(${quote}${route}${quote}, include(${quote}${include}${quote}))`;
  return `from django.urls import include, path\n\nurlpatterns = [${pattern}${bound ? ", *urlpatterns" : ""}]`;
}

function insertionsAt(module: PythonModule, changes: readonly Change[], { route, include }: Url): Insertion[] {
  const place = findPlace(module, changes);
  const { locals, insertions } = importNames(
    module,
    ["django.urls", "django.conf.urls"],
    ["include", "path"],
    changes[0]?.outermost.from ?? 0,
  );
  const quote = quoteStyle(module);
  const call = (name: string, argument: string) => `${locals.get(name) ?? name}(${argument})`;
  const pattern = call("path", `${quote}${route}${quote}, ${call("include", `${quote}${include}${quote}`)}`);
  if ("into" in place) return [...insertions, ...insertBefore(module, place.into, 0, pattern)];
  return [...insertions, { at: place.before, text: place.kind === "list" ? `[${pattern}] + ` : `(${pattern},) + ` }];
}

/** Follows the module from top to bottom, as Python would, to the start of what `urlpatterns` begins with. */
function findPlace(module: PythonModule, changes: readonly Change[]): Place {
  const [first] = changes;
  const { offset, isBelow } = first ? refusalAt(module, "", first) : { offset: module.text.length, isBelow: false };
  let found: Place | Refusal = new Refusal("urlpatterns is not set in this file", offset, isBelow);
  for (const change of changes) found = placeAfter(module, change, found);
  if (found instanceof Refusal) throw found;
  return found;
}

function placeAfter(module: PythonModule, change: Change, before: Place | Refusal): Place | Refusal {
  const { effect, scope, by } = change;
  const refuse = (reason: string) => refusalAt(module, reason, change);
  switch (effect.kind) {
    case "import":
      return refuse("urlpatterns is imported from another module");
    case "other": {
      const changed = by === undefined ? "urlpatterns is changed" : `urlpatterns is changed by ${by}`;
      return refuse(`${changed} in a way that could take the new pattern out again`);
    }
    case "call":
      return takesAway(module, "urlpatterns", effect)
        ? refuse(`urlpatterns.${effect.method}() could take the new pattern out again`)
        : before;
    case "extend":
      return before;
    case "assign": {
      const extended = extendsItself(module, "urlpatterns", effect.value);
      // What a branch adds, it adds to the patterns that are there already.
      if (scope !== "module") return extended ? before : refuse("urlpatterns is set on a condition");
      const place = placeIn(module, operandsOf(module, effect.value), before);
      return place ?? (extended ? before : unknownShape("urlpatterns", effect.value));
    }
  }
}

/** Before the first operand, if it is a list of patterns for certain. */
function placeIn(module: PythonModule, operands: Operand[], before: Place | Refusal): Place | undefined {
  const [first] = operands;
  if (!first) return undefined;
  if (first.kind === "literal") return { into: first.sequence };
  if (isItself(first)) return before instanceof Refusal ? undefined : before;
  // Python adds lists to lists and tuples to tuples only, so one operand tells what all of them are.
  const kinds = operands.map((operand) =>
    isItself(operand) && !(before instanceof Refusal) ? kindAt(before) : kindOf(module, operand),
  );
  const kind = kinds.find((known) => known !== undefined);
  return kind && { before: first.from, kind };
}

function isItself(operand: Operand): boolean {
  return operand.kind === "variable" && operand.name === "urlpatterns";
}

function kindAt(place: Place): Sequence["kind"] {
  return "into" in place ? place.into.kind : place.kind;
}

function kindOf(module: PythonModule, operand: Operand): Sequence["kind"] | undefined {
  if (operand.kind === "literal") return operand.sequence.kind;
  if (operand.kind === "variable") return resolve(module, operand.name)?.kind;
  const [call] = operand.nodes;
  if (call.name !== "CallExpression") return undefined;
  const callee = dottedName(module, call.firstChild);
  const imported = fromImports(module).flatMap(({ module: home, names }) =>
    names.map(({ name, local }) => ({ full: `${home}.${name}`, local })),
  );
  return imported.some(({ full, local }) => local === callee && RETURNS_A_LIST.has(full)) ? "list" : undefined;
}

/** Whether `urlpatterns` has an `include()` of the URLconf. */
function heldBy(module: PythonModule, include: string): Holding | undefined {
  const names = importedNames(module);
  const isIncluded = (node: Node): boolean => {
    if (["TupleExpression", "ArrayExpression", "ParenthesizedExpression"].includes(node.name))
      return childrenOf(node).some(isIncluded);
    if (node.name !== "CallExpression") return false;
    const path = fullName(module, names, node.firstChild) ?? dottedName(module, node.firstChild);
    const callee = path?.split(".").at(-1) ?? "";
    const argument = firstArgument(node);
    const target = argument?.name === "TupleExpression" ? childrenOf(argument)[1] : argument;
    if (callee === "include" && stringValue(module, target) === include) return true;
    // What else has patterns in it: `path("", include([...]))`, `i18n_patterns(...)`.
    return /(path|url|include|patterns)$/.test(callee) && childrenOf(childrenOf(node)[1] ?? node).some(isIncluded);
  };
  return holdingOf(module, "urlpatterns", changesOf(module, "urlpatterns"), isIncluded);
}

/** @throws Refusal where a condition, a call or the like decides whether the patterns have the URLconf */
function refusePerhapsThere(module: PythonModule, include: string): void {
  const held = heldBy(module, include);
  if (!held?.doubt) return;
  const { offset, isBelow } = refusalAt(module, "", held.doubt);
  const line = lineAt(module.text, held.offset);
  throw new Refusal(`include("${include}") is perhaps in urlpatterns already, by line ${line}`, offset, isBelow);
}

class TakenRoute extends Refusal {
  /** A prefix to take instead. */
  readonly free: string;

  constructor(route: string, offset: number) {
    super(`the prefix "${route}" has a pattern already`, offset);
    this.free = route.replace(/\/?$/, "-sample/");
  }
}

/** @throws TakenRoute where a pattern of the project has the same prefix: coming first, ours would hide it. */
function refuseTakenRoute(module: PythonModule, route: string): void {
  for (const { node } of sourcesOf(module, "urlpatterns")) {
    for (const { route: taken, from } of routesIn(module, node)) {
      if (taken.replace(/\/$/, "") === route.replace(/\/$/, "")) throw new TakenRoute(route, from);
    }
  }
}

/** The prefixes of `path()`, `re_path()` and `url()` calls; what is nested in one stands below another prefix and does not count. */
function* routesIn(module: PythonModule, node: Node): Generator<{ route: string; from: number }> {
  const callee = node.name === "CallExpression" ? dottedName(module, node.firstChild) : undefined;
  if (callee && /(^|[._])(path|url)$/.test(callee)) {
    const route = stringValue(module, firstArgument(node));
    if (route !== undefined) yield { route: route.replace(/^\^|\$$/g, ""), from: node.from };
    return;
  }
  for (const child of childrenOf(node)) yield* routesIn(module, child);
}

function firstArgument(call: Node): Node | undefined {
  return childrenOf(childrenOf(call)[1] ?? call)[1];
}
