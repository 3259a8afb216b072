// @ts-check
/**
 * Several schemas as one: schema.mjs needs this.
 *
 * @typedef {{ [word: string]: unknown }} Schema
 */

/** No value of JSON is of the type. */
export class Unfit {
  /**
   * @param {string} path where in the type it is that something is in the way
   * @param {string} text the type of that
   */
  constructor(path, text) {
    this.path = path;
    this.text = text;
  }

  /** @param {string} name of what it is a part of */
  below(name) {
    return new Unfit(join(name, this.path), this.text);
  }
}

/**
 * @param {string} name
 * @param {string} path below
 */
export const join = (name, path) =>
  path && !path.startsWith("[") ? `${name}.${path}` : name + path;

/**
 * @param {(Schema | Unfit)[]} schemas
 * @returns {Schema | Unfit | undefined} what is one of them; what is unfit is left out, unless all are
 */
export function unite(schemas) {
  const fit = schemas.flatMap((schema) => (schema instanceof Unfit ? [] : [schema]));
  if (fit.length === 0) return schemas[0];
  if (fit.length === 1) return fit[0];
  if (fit.some((schema) => Object.keys(schema).every((word) => word === "title"))) return {};
  /** @type {Set<unknown>} */
  const values = new Set();
  /** @type {Set<unknown>} */
  const types = new Set();
  /** @type {Map<string, Schema>} */
  const others = new Map();
  for (const schema of fit) {
    const [word, more] = Object.keys(schema);
    if (word === "const") values.add(schema.const);
    else if (word === "enum")
      for (const value of /** @type {unknown[]} */ (schema.enum)) values.add(value);
    else if (word === "type" && !more) for (const one of [schema.type].flat()) types.add(one);
    else others.set(JSON.stringify(schema), schema);
  }
  if (values.has(true) && values.has(false)) types.add("boolean");
  const rest = [...values].filter((value) => !types.has(typeof value));
  const choices = [
    ...(rest.length > 1 ? [{ enum: rest }] : rest.map((value) => ({ const: value }))),
    ...(types.size > 0 ? [{ type: types.size > 1 ? [...types].sort() : [...types][0] }] : []),
    ...others.values(),
  ];
  return choices.length > 1 ? { anyOf: choices } : choices[0];
}

/**
 * @template {Schema | Unfit} Result
 * @param {Result} schema
 * @param {string} text what its type is called
 * @returns {Result | Schema}
 */
export function entitle(schema, text) {
  if (schema instanceof Unfit || Object.keys(schema).length === 0) return schema;
  const values = Array.isArray(schema.enum) && schema.enum.map((one) => JSON.stringify(one));
  return { ...schema, title: values ? values.join(" | ") : text };
}
