// @ts-check
/** Which type the props of a component have: ../props.mjs needs this. */
import ts from "typescript";

/** What React and Preact take for themselves, or what comes from other components. */
const REACTS = ["children", "key", "ref"];

/** What Vue has in every component. */
const VUES = /[\\/]@vue[\\/]runtime-core[\\/]/;

/** What is taken apart for its defaults, as it is written, and as `vue-tsc` shows it to TypeScript. */
const SETUP = /^(?:defineProps\b|__VLS_props$)/;

/**
 * @typedef {object} Component
 * @property {ts.Node} at where it is made
 * @property {ts.Type | undefined} props undefined if it takes none
 * @property {Set<string>} defaults props that it has a value for by itself
 * @property {(property: ts.Symbol) => boolean} isOwn whether a template may give it
 */

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.SourceFile} source
 * @param {string} kind of island: "react", "vue", "plain"
 * @returns {Component | undefined} undefined if what the file exports by default is none
 */
export function findComponent(checker, source, kind) {
  const module = checker.getSymbolAtLocation(source);
  const exports = module ? checker.getExportsOfModule(module) : [];
  const symbol = exports.find(({ name }) => name === "default");
  if (!symbol) return undefined;
  const made = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const type = checker.getTypeOfSymbolAtLocation(made, source);
  const at = made.declarations?.[0] ?? source;
  const isOwn = kind === "react" ? isReacts : isVues;
  if (type.flags & ts.TypeFlags.Any) return { at, props: type, defaults: new Set(), isOwn };
  const { call, made: instance } = readSignatures(type);
  const typeOf = (/** @type {ts.Symbol | undefined} */ one) =>
    one && checker.getTypeOfSymbolAtLocation(one, at);
  if (call) {
    const place = kind === "plain" ? 1 : 0;
    const defaults = kind === "vue" ? findSetup(source) : findDefaults(checker, at, place);
    return { at, props: typeOf(call.parameters[place]), defaults, isOwn };
  }
  if (!instance || kind === "plain") return undefined;
  const props = typeOf(instance.getProperty(kind === "vue" ? "$props" : "props"));
  // `static defaultProps` of a class.
  const statics = typeOf(type.getProperty("defaultProps"))?.getProperties() ?? [];
  const defaults = kind === "vue" ? findSetup(source) : new Set(statics.map(({ name }) => name));
  return { at, props, defaults, isOwn };
}

/** @param {ts.Type} type */
const readSignatures = (type) => ({
  call: type.getCallSignatures().at(-1),
  made: type.getConstructSignatures().at(-1)?.getReturnType(),
});

/** @param {ts.Symbol} property */
const isReacts = ({ name, declarations = [] }) =>
  !REACTS.includes(name) &&
  !(name === "jsx" && declarations.every((one) => /preact/.test(one.getSourceFile().fileName)));

/** @param {ts.Symbol} property */
const isVues = ({ name, declarations = [] }) =>
  !name.startsWith("onUpdate:") &&
  (declarations.length === 0 ||
    !declarations.every((one) => VUES.test(one.getSourceFile().fileName)));

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Node | undefined} node a function, or what is made of one: memo(forwardRef(…))
 * @param {number} place of the parameter that takes the props
 * @returns {Set<string>} what that gives a value to: ({ start = 0 })
 */
function findDefaults(checker, node, place) {
  if (!node) return new Set();
  if (ts.isFunctionLike(node)) return namesWithValue(node.parameters[place]?.name);
  if (ts.isCallExpression(node)) return findDefaults(checker, node.arguments[0], place);
  if (ts.isVariableDeclaration(node)) return findDefaults(checker, node.initializer, place);
  if (ts.isIdentifier(node)) {
    const [declared] = checker.getSymbolAtLocation(node)?.declarations ?? [];
    return findDefaults(checker, declared, place);
  }
  return "expression" in node
    ? findDefaults(checker, /** @type {ts.Node} */ (node.expression), place)
    : new Set();
}

/**
 * @param {ts.SourceFile} source
 * @returns {Set<string>} what `<script setup>` gives a value to: const { start = 0 } = defineProps<Props>(), or
 *   withDefaults(defineProps<Props>(), { start: 0 })
 */
function findSetup(source) {
  /** @type {Set<string>} */
  const names = new Set();
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isVariableDeclaration(node) && SETUP.test(node.initializer?.getText(source) ?? "")) {
      for (const name of namesWithValue(node.name)) names.add(name);
    }
    if (ts.isCallExpression(node) && node.expression.getText(source) === "withDefaults") {
      const [, values] = node.arguments;
      if (values && ts.isObjectLiteralExpression(values)) {
        for (const { name } of values.properties) if (name) names.add(readName(name));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/**
 * @param {ts.BindingName | undefined} pattern
 * @returns {Set<string>}
 */
function namesWithValue(pattern) {
  if (!pattern || !ts.isObjectBindingPattern(pattern)) return new Set();
  const valued = pattern.elements.filter(({ initializer }) => initializer);
  return new Set(valued.map(({ propertyName, name }) => readName(propertyName ?? name)));
}

/** @param {ts.PropertyName | ts.BindingName} name */
const readName = (name) => ("text" in name ? String(name.text) : "");
