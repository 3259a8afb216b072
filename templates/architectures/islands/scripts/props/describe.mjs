// @ts-check
/** The schema of an island's props, and which of them no template can give: ../props.mjs needs this. */
import { readFileSync } from "node:fs";
import { findComponent } from "./component.mjs";
import { Describer } from "./schema.mjs";
import { Unfit } from "./unite.mjs";

/** What a file of each kind is to export by default. */
const KINDS = {
  react: "a component of React",
  vue: "a component of Vue",
  plain: "a function of an element and its props",
};

/**
 * @param {import("typescript").Program} program
 * @param {import("typescript").SourceFile} source
 * @param {{ path: string, kind: string }} island
 * @returns {{ schema: object | undefined, problems: string[] }} each problem with its file and line
 */
export function describeIsland(program, source, { path, kind }) {
  const checker = program.getTypeChecker();
  const component = findComponent(checker, source, kind);
  if (!component) {
    const words = `${path}:1:1: what it exports by default is not ${Reflect.get(KINDS, kind)}.`;
    const fix = "Fix: export one; a file that is no island begins with _";
    return { schema: undefined, problems: [`${words}\n${fix}`] };
  }
  const { at, props, defaults, isOwn } = component;
  const describer = new Describer(checker, at);
  const { properties, rest } = props
    ? describer.describeProps(props, isOwn)
    : { properties: new Map(), rest: false };
  /** @type {Record<string, object>} */
  const known = {};
  const required = [];
  const problems = [];
  for (const [name, { symbol, isRequired, schema, title }] of properties) {
    const isNeeded = isRequired && !defaults.has(name);
    if (!(schema instanceof Unfit)) {
      known[name] = schema;
      if (isNeeded) required.push(name);
      continue;
    }
    const isNothing = ["undefined", "never"].includes(schema.text);
    // Whatever is given for a function is wrong.
    if (!isNothing && !isHandler(name, kind, isRequired)) known[name] = { enum: [], title };
    if (isNeeded)
      problems.push(explain(`${path}:${locate(symbol, source, at)}`, name, schema.below(name)));
  }
  const schema = {
    type: "object",
    properties: known,
    ...(required.length > 0 && { required }),
    additionalProperties: rest,
  };
  return { schema, problems };
}

/**
 * What a component of Vue emits is among its props.
 *
 * @param {string} name
 * @param {string} kind
 * @param {boolean} isRequired
 */
const isHandler = (name, kind, isRequired) =>
  kind === "vue" && !isRequired && /^on[A-Z]/.test(name);

/**
 * @param {string} place
 * @param {string} name
 * @param {Unfit} unfit
 */
const explain = (place, name, { path, text }) =>
  `${place}: no template can give the prop ${path}, which is ${text}.\n` +
  `Fix: make it optional (${name}?: …), or give it a type that JSON has: texts, numbers, lists, objects.`;

/**
 * @param {import("typescript").Symbol} symbol
 * @param {import("typescript").SourceFile} source
 * @param {import("typescript").Node} component
 * @returns {string} line and column of the prop, or of the component if it is declared elsewhere
 */
function locate(symbol, source, component) {
  const declared = symbol.declarations?.find((node) => node.getSourceFile() === source);
  const node = declared ?? component;
  const text = readFileSync(source.fileName, "utf8");
  // Of a file of Vue, TypeScript has seen another text, in which its own words stand at other places.
  const isOther = !text.startsWith(source.text.slice(0, node.getEnd()));
  const start = isOther ? Math.max(text.indexOf(node.getText(source)), 0) : node.getStart(source);
  const lines = text.slice(0, start).split("\n");
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
