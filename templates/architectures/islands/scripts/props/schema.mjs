// @ts-check
/**
 * What JSON can be of a type, as JSON Schema: ../props.mjs needs this. Of the schema's words these are used:
 * type, const, enum, anyOf, properties, required, additionalProperties, items; and title, for people.
 * assets/props.py knows the same ones.
 */
import ts from "typescript";
import { isOfPackage, isStandard, nameType } from "./names.mjs";
import { entitle, Unfit, unite } from "./unite.mjs";

const DEEPEST = 6; // objects in objects; what is below may be anything
const LARGEST = 100; // properties of an object that are described; a component may have more
const MOST = 300; // objects that are described of one component, so that a library's options end somewhere

/** What a component makes, and no JSON holds. */
const ELEMENT = /^(?:Element|ReactElement|ReactPortal|VNode)$/;

const { TypeFlags, SymbolFlags } = ts;
const TEXT = TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.StringMapping;
const NEVER =
  TypeFlags.Never |
  TypeFlags.Undefined |
  TypeFlags.Void |
  TypeFlags.BigIntLike |
  TypeFlags.ESSymbolLike;
const ABSENT = TypeFlags.Undefined | TypeFlags.Void;

/** @typedef {import("./unite.mjs").Schema} Schema */

export class Describer {
  /**
   * @param {ts.TypeChecker} checker
   * @param {ts.Node} at
   */
  constructor(checker, at) {
    this.checker = checker;
    this.at = at;
    this.objects = 0;
  }

  /**
   * @param {ts.Type} type of the object that a component is given
   * @param {(property: ts.Symbol) => boolean} isOwn whether a template may give it
   * @returns {{ properties: Map<string, Property>, rest: Schema | boolean }}
   */
  describeProps(type, isOwn) {
    const whole = this.resolve(type);
    const kinds = whole.isUnion() ? whole.types : [whole];
    /** @type {Map<string, Property>} */
    const properties = new Map();
    const known = kinds.map((kind) => this.checker.getPropertiesOfType(kind).filter(isOwn));
    for (const symbol of known.flat()) {
      const types = known.flatMap((some) => some.filter(({ name }) => name === symbol.name));
      const isRequired =
        types.length === kinds.length && !types.some((one) => this.isOptional(one));
      const given = types.map((one) => this.typeOf(one));
      const title = this.nameAll(given);
      const schema = this.describeAll(given, []);
      if (schema) properties.set(symbol.name, { symbol, isRequired, schema, title });
    }
    const isAny = kinds.some(({ flags }) => flags & (TypeFlags.Any | TypeFlags.Unknown));
    return { properties, rest: isAny || (this.describeRest(kinds, []) ?? false) };
  }

  /**
   * @param {ts.Type} type
   * @param {ts.Type[]} above the types that it is a part of
   * @returns {Schema | Unfit}
   */
  describe(type, above) {
    const { flags } = type;
    if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {};
    if (flags & TEXT) return { type: "string" };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & (TypeFlags.Number | TypeFlags.Enum)) return { type: "number" };
    if (flags & TypeFlags.BooleanLiteral)
      return { const: this.checker.typeToString(type) === "true" };
    if (flags & TypeFlags.Boolean) return { type: "boolean" };
    if (flags & TypeFlags.Null) return { type: "null" };
    if (flags & NEVER) return this.unfit(type);
    if (flags & TypeFlags.NonPrimitive) return { type: ["array", "object"] };
    if (type.isUnion()) return this.describeUnion(type, above);
    if (type.isIntersection()) {
      // A text that is marked to be of a kind: string & { kind: "isbn" }.
      const value = type.types.find((part) => !(part.flags & TypeFlags.StructuredOrInstantiable));
      if (value) return this.describe(value, above);
    }
    const resolved = this.resolve(type);
    if (resolved !== type) return this.describe(resolved, above);
    if (!(flags & TypeFlags.StructuredType)) return {}; // it depends on what is not known here
    if (above.includes(type) || above.length > DEEPEST || ++this.objects > MOST) return {};
    return this.describeObject(type, [...above, type]);
  }

  /**
   * @param {ts.UnionType} type
   * @param {ts.Type[]} above
   */
  describeUnion(type, above) {
    const present = type.types.filter(({ flags }) => !(flags & ABSENT));
    return unite(present.map((one) => this.describe(one, above))) ?? this.unfit(type);
  }

  /**
   * @param {ts.Type} type
   * @param {ts.Type[]} above
   * @returns {Schema | Unfit}
   */
  describeObject(type, above) {
    const { checker } = this;
    const isTuple = checker.isTupleType(type);
    const name = isStandard(type.symbol) ? type.symbol.name : "";
    if (isTuple || checker.isArrayType(type) || name === "Iterable") {
      const types = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
      return this.describeList(isTuple ? types : types.slice(0, 1), above);
    }
    if (name === "Date") return { type: "string" };
    if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) {
      return this.unfit(type);
    }
    if (isOfPackage(type.symbol) && ELEMENT.test(type.symbol.name)) return this.unfit(type);
    const symbols = checker.getPropertiesOfType(type);
    const required = symbols.filter((symbol) => !this.isOptional(symbol));
    // Who must have a method is no data: a Map, an element of the page.
    const method = required.find((symbol) => this.typeOf(symbol).getCallSignatures().length > 0);
    if (method) {
      return name ? this.unfit(type) : this.unfit(this.typeOf(method)).below(method.name);
    }
    if (symbols.length > LARGEST) return { type: "object" };
    /** @type {Record<string, Schema>} */
    const properties = {};
    for (const symbol of symbols.filter((one) => !one.name.startsWith("__@"))) {
      const schema = this.describeAll([this.typeOf(symbol)], above) ?? {};
      if (!(schema instanceof Unfit)) properties[symbol.name] = schema;
      else if (required.includes(symbol)) return schema.below(symbol.name);
    }
    const names = required.map((symbol) => symbol.name).filter((key) => key in properties);
    const rest = this.describeRest([type], above);
    if (symbols.length === 0 && rest === undefined) return {};
    return {
      type: "object",
      ...(symbols.length > 0 && { properties }),
      ...(names.length > 0 && { required: names }),
      ...(rest !== undefined && rest !== true && { additionalProperties: rest }),
    };
  }

  /**
   * @param {readonly ts.Type[]} types of the items
   * @param {ts.Type[]} above
   * @returns {Schema | Unfit}
   */
  describeList(types, above) {
    const items = this.describeAll(types, above);
    if (items instanceof Unfit) return items.below("[]");
    return { type: "array", ...(items && Object.keys(items).length > 0 && { items }) };
  }

  /**
   * @param {readonly ts.Type[]} kinds
   * @param {ts.Type[]} above
   * @returns {Schema | true | undefined} of what has any name; undefined if nothing else may be there
   */
  describeRest(kinds, above) {
    const infos = kinds.flatMap((kind) => this.checker.getIndexInfosOfType(kind));
    const isNamed = infos.filter(({ keyType }) => !(keyType.flags & TypeFlags.ESSymbolLike));
    if (isNamed.length === 0) return undefined;
    const schema = this.describeAll(
      isNamed.map(({ type }) => type),
      above,
    );
    return !schema || schema instanceof Unfit || Object.keys(schema).length === 0 ? true : schema;
  }

  /**
   * @param {readonly ts.Type[]} types
   * @param {ts.Type[]} above
   * @returns {Schema | Unfit | undefined} of what is of one of them; undefined if there are none
   */
  describeAll(types, above) {
    const schema = unite(types.map((type) => this.describe(type, above)));
    return schema && entitle(schema, this.nameAll(types));
  }

  /** @param {readonly ts.Type[]} types */
  nameAll(types) {
    const names = new Set(types.map((type) => this.name(this.resolve(type))));
    if (names.size > 1) names.delete("never"); // it says that the prop is of the others
    return [...names].join(" | ");
  }

  /** @param {ts.Type} type */
  name = (type) => nameType(this.checker, type, this.at);

  /** @param {ts.Type} type */
  unfit = (type) => new Unfit("", this.name(type));

  /** @param {ts.Symbol} symbol */
  typeOf = (symbol) => this.checker.getTypeOfSymbolAtLocation(symbol, this.at);

  /** @param {ts.Symbol} symbol */
  isOptional(symbol) {
    const type = this.typeOf(symbol);
    const isAbsent = type.isUnion() && type.types.some(({ flags }) => flags & ABSENT);
    return Boolean(symbol.flags & SymbolFlags.Optional || isAbsent || type.flags & ABSENT);
  }

  /**
   * @param {ts.Type} type
   * @returns {ts.Type} of what is generic, what it is at least
   */
  resolve(type) {
    if (!(type.flags & TypeFlags.Instantiable)) return type;
    return this.checker.getBaseConstraintOfType(type) ?? type;
  }
}

/** @typedef {{ symbol: ts.Symbol, isRequired: boolean, schema: Schema | Unfit, title: string }} Property */
