// @ts-check
/** How types are called, and whose they are: schema.mjs needs this. */
import ts from "typescript";

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Type} type
 * @param {ts.Node} at
 * @returns {string} for who writes a template, and does not see what a name of one's own stands for
 */
export function nameType(checker, type, at) {
  if (type.isUnion() && isOfPackage(type.aliasSymbol)) return type.aliasSymbol?.name ?? "";
  const isNull = type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Null);
  const given = isNull ? type : checker.getNonNullableType(type);
  const { InTypeAlias, UseAliasDefinedOutsideCurrentScope } = ts.TypeFormatFlags;
  const flags = UseAliasDefinedOutsideCurrentScope | (given.isUnion() ? InTypeAlias : 0);
  const text = checker.typeToString(given, at, flags).replace(/ \| undefined$/, "");
  return text === "Date" ? "Date, as a text" : text;
}

/** @param {ts.Symbol | undefined} symbol */
const fileOf = (symbol) => symbol?.declarations?.[0]?.getSourceFile().fileName ?? "";

/** @param {ts.Symbol | undefined} symbol */
export const isStandard = (symbol) => /[\\/]lib\.[\w.]+\.d\.ts$/.test(fileOf(symbol));

/** @param {ts.Symbol | undefined} symbol */
export const isOfPackage = (symbol) => fileOf(symbol).includes("/node_modules/");
