import groupBy from "lodash-es/groupBy.js";
import type { Choice } from "../../choices.ts";
import type { Use } from "./find.ts";

/** How many places a notice names. */
const NAMED = 5;

const INSTALL: Record<Choice<"packageManager">, string> = {
  npm: "npm install --save-dev",
  pnpm: "pnpm add --save-dev",
  yarn: "yarn add --dev",
  bun: "bun add --dev",
};

/** A place as editors and terminals know it: `src/lib/shop.ts:3`. */
export function placeOf({ path, line }: Use): string {
  return line === undefined ? path : `${path}:${line}`;
}

/** What is lost to one place, or to several: a clause beside them. */
export function lossOf({ of, what }: Use, isOne = true): string {
  const [it, has, imports] = isOne ? ["it", "has", "imports"] : ["them", "have", "import"];
  if (of === "source") return `without ${what} neither the build nor the type check takes ${it}`;
  if (of === "folder") return `without ${what} nothing loads ${it}`;
  if (of === "markup") return `${has} ${what}, which means nothing then`;
  return of === "tag" ? `${has} the tag ${what}, which goes` : `${imports} ${what}, which goes`;
}

/** What a person should know after the run: each thing that goes once, with the places that use it. */
export function usesNotices(uses: readonly Use[], packageManager: Choice<"packageManager">, folder: string): string[] {
  return Object.values(groupBy(uses, ({ of, what }) => `${of} ${what}`)).map((group) => {
    const [first] = group as [Use, ...Use[]];
    const isOne = group.length === 1;
    const names = group.slice(0, NAMED).map(placeOf).join(", ");
    const places = `your own ${names}${group.length > NAMED ? ` and ${group.length - NAMED} more` : ""}`;
    if (first.of === "source" || first.of === "folder")
      return `${places} ${isOne ? "stays" : "stay"}; ${lossOf(first, isOne)}.`;
    const keep = first.of === "package" ? `; to keep it: cd ${folder} && ${INSTALL[packageManager]} ${first.what}` : "";
    return `${places} ${lossOf(first, isOne)}${keep}.`;
  });
}
