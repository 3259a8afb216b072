import { nameOf, same, type Creation } from "../python/creations.ts";
import { childrenOf, type Node, type PythonModule } from "../python/syntax.ts";
import { Refusal } from "./edit.ts";

/** Which object of a file is meant. */
export interface Wanted {
  /** What the object is in messages: "application". */
  readonly noun: string;
  /** A variable or a function that is known to be the one, from the framework's own configuration. */
  readonly named?: string | undefined;
  /** The names that the framework itself looks for, in its order. */
  readonly preferred: readonly string[];
}

/** The object to work with: what it is called, and the statement after which it exists. */
export interface Chosen {
  readonly name: string;
  readonly creation: Creation;
  /** The statement that makes it, or the `if` whose branches all do. */
  readonly statement: Node;
}

/**
 * Chooses among the statements that make an object of a framework's class.
 * @throws Refusal where there is none, where nothing tells which one is meant, or where the object has no variable
 */
export function chooseCreation(module: PythonModule, creations: readonly Creation[], wanted: Wanted): Chosen {
  const { noun } = wanted;
  const found = narrow(module, creations, wanted);
  const [first, second] = found;
  if (!first) throw new Refusal(`no ${noun} is made in this file`, 0);
  if (second) {
    const branches = branchesOf(module, found);
    const lines = found.map(({ line }) => line).join(" and ");
    if (!branches)
      throw new Refusal(`${found.length} ${noun}s are made in this file, in lines ${lines}`, first.call.from);
    return { name: named(first), creation: first, statement: branches };
  }
  refuseWithoutVariable(first, noun);
  return { name: named(first), creation: first, statement: first.statement };
}

/** What the framework's own lookup would take; all where it takes none. */
export function narrow(
  module: PythonModule,
  creations: readonly Creation[],
  { named: wanted, preferred }: Pick<Wanted, "named" | "preferred">,
): readonly Creation[] {
  if (creations.length < 2) return creations;
  const variable = (name: string) => creations.filter((found) => named(found) === name && found.scope === "module");
  const inFunction = (name: string) =>
    creations.filter((found) => found.function && nameOf(module, found.function) === name);
  const names = [...(wanted === undefined ? [] : [wanted]), ...preferred];
  const choices = [...names.map(variable), ...names.map(inFunction)];
  return choices.find((choice) => choice.length > 0) ?? creations;
}

function named({ holder }: Creation): string {
  return "name" in holder ? holder.name : "";
}

/** The `if` with an `else` whose every branch gives the same variable its object. */
function branchesOf(module: PythonModule, creations: readonly Creation[]): Node | undefined {
  const [first] = creations;
  const compound = first?.statement.parent?.parent;
  if (!first || compound?.name !== "IfStatement") return undefined;
  const bodies = childrenOf(compound).filter(({ name }) => name === "Body");
  const hasElse = childrenOf(compound).some((child) => child.name === "else");
  const variable = ({ holder }: Creation) => holder.kind === "variable" && holder.name === named(first);
  const covered = bodies.every((body) =>
    creations.some((creation) => creation.statement.parent && same(creation.statement.parent, body)),
  );
  return hasElse && covered && creations.length === bodies.length && creations.every(variable) ? compound : undefined;
}

function refuseWithoutVariable({ holder, scope, call }: Creation, noun: string): void {
  const reasons = {
    attribute: `the ${noun} is kept in ${holder.kind === "attribute" ? holder.name : ""}, not in a variable`,
    returned: `the ${noun} is returned without a variable`,
    other: `the ${noun} is made in the middle of something else`,
  };
  if (scope === "class") throw new Refusal(`the ${noun} is made in the body of a class`, call.from);
  if (holder.kind in reasons) throw new Refusal(reasons[holder.kind as keyof typeof reasons], call.from);
}
