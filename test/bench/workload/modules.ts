import { createRandom, type Random } from "./random.ts";
import { capitalize, type Words } from "./words.ts";

/** The types that the other modules of a feature share. */
export function writeTypes({ type, field, verbs }: Words): string {
  return `export interface ${type} {
  readonly id: number;
  readonly ${field}: string;
  readonly tags: readonly string[];
  readonly amount: number;
  readonly history: readonly ${type}Action[];
}

export type ${type}Action =
${verbs.map((verb) => `  | { kind: "${verb}"; at: number; ${verb}By: string }`).join("\n")};

export type Kind = ${type}Action["kind"];
export type Handlers<State> = { [K in Kind]: (state: State, action: Extract<${type}Action, { kind: K }>) => State };
export type Numeric<T> = { [K in keyof T as T[K] extends number ? K : never]: T[K] };
export type Path<T, Depth extends readonly unknown[] = []> = Depth["length"] extends 3
  ? never
  : T extends readonly (infer Item)[]
    ? \`\${number}\` | \`\${number}.\${Path<Item, [...Depth, 0]>}\`
    : T extends object
      ? { [K in keyof T & string]: K | \`\${K}.\${Path<T[K], [...Depth, 0]>}\` }[keyof T & string]
      : never;

export const paths: readonly Path<Pick<${type}, "id" | "${field}">>[] = ["id", "${field}"];

export function make${type}(id: number): ${type} {
  return { id, ${field}: \`${field}-\${id}\`, tags: id % 2 ? ["odd"] : ["even", "plain"], amount: id * 3, history: [] };
}
`;
}

/** A state machine over a discriminated union, checked for exhaustiveness. */
export function writeReducer({ type, field, verbs }: Words, random: Random): string {
  const weights = verbs.map(() => random.between(2, 997));
  const handlers = verbs.map(
    (verb, index) => `  ${verb}: (state, action) => ({
    ...state,
    amount: (state.amount * ${random.between(3, 31)} + action.at + ${weights[index] ?? 0}) % ${random.between(10_007, 99_991)},
    tags: [...state.tags.filter((tag) => tag !== "${verb}"), "${verb}"],
    history: [...state.history.slice(-${random.between(3, 9)}), action],
  }),`,
  );
  return `import { make${type}, type Handlers, type ${type}, type ${type}Action, type Numeric } from "./types";

const handlers: Handlers<${type}> = {
${handlers.join("\n")}
};

export function apply(state: ${type}, action: ${type}Action): ${type} {
  switch (action.kind) {
${verbs.map((verb) => `    case "${verb}":\n      return handlers.${verb}(state, action);`).join("\n")}
    default:
      return unreachable(action);
  }
}

function unreachable(value: never): never {
  throw new Error(\`No handler for \${JSON.stringify(value)}\`);
}

export function total<Item extends object, Key extends keyof Numeric<Item>>(items: readonly Item[], key: Key): number {
  return items.reduce((sum, item) => sum + Number(item[key as unknown as keyof Item]), 0);
}

export function run(seed: number): number {
  const actions: ${type}Action[] = [
${verbs.map((verb, index) => `    { kind: "${verb}", at: seed + ${index}, ${verb}By: "${field}-${random.between(1, 999)}" },`).join("\n")}
  ];
  const states = Array.from({ length: ${random.between(4, 12)} }, (_, index) => actions.reduce(apply, make${type}(index + seed)));
  return total(states, "amount");
}
`;
}

/** Generic containers with overloads and inference. */
export function writeCollection({ type, field }: Words, random: Random): string {
  return `import { make${type}, type ${type} } from "./types";

type KeyOf<Item, Value> = { [K in keyof Item]: Item[K] extends Value ? K : never }[keyof Item];

export class ${type}Collection<Item extends { readonly id: number }> implements Iterable<Item> {
  readonly #items = new Map<number, Item>();

  constructor(items: Iterable<Item> = []) {
    for (const item of items) this.#items.set(item.id, item);
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.#items.values();
  }

  map<Result extends { readonly id: number }>(change: (item: Item) => Result): ${type}Collection<Result> {
    return new ${type}Collection([...this].map(change));
  }

  groupBy<Key extends string | number>(keyOf: (item: Item) => Key): Partial<Record<Key, Item[]>> {
    const groups: Partial<Record<Key, Item[]>> = {};
    for (const item of this) (groups[keyOf(item)] ??= []).push(item);
    return groups;
  }

  sortBy<Key extends KeyOf<Item, number>>(key: Key): Item[] {
    return [...this].sort((a, b) => Number(a[key]) - Number(b[key]) || a.id % ${random.between(3, 17)} - b.id % ${random.between(3, 17)});
  }

  pluck(key: KeyOf<Item, string>): string[];
  pluck(key: KeyOf<Item, number>): number[];
  pluck(key: keyof Item): unknown[] {
    return [...this].map((item) => item[key]);
  }
}

export const ${field}Limits = { low: ${random.between(1, 99)}, high: ${random.between(100, 999)}, step: ${random.between(2, 9)} } as const satisfies Record<string, number>;

export function run(seed: number): number {
  const items = Array.from({ length: ${random.between(8, 20)} }, (_, index) => make${type}(index * ${field}Limits.step + (seed % ${field}Limits.high)));
  const all = new ${type}Collection<${type}>(items).map((item) => ({ ...item, amount: item.amount + ${field}Limits.low }));
  const groups = all.groupBy((item) => (item.amount % 2 ? "odd" : "even"));
  const sorted = all.sortBy("amount");
  return (groups.odd?.length ?? 0) * ${random.between(2, 99)} + (sorted.at(-1)?.amount ?? 0) + all.pluck("${field}").join("").length;
}
`;
}

/**
 * Guards that turn unknown data into typed data.
 *
 * @param other path of another feature's types, as this feature imports it
 */
export function writeParser({ type, field }: Words, random: Random, other: { path: string; type: string }): string {
  return `import { make${other.type} as makeOther } from "${other.path}";
import { make${type}, paths, type ${type} } from "./types";

export type Result<Value> = { ok: true; value: Value } | { ok: false; problems: readonly [string, ...string[]] };
type Guard<Value> = (value: unknown) => value is Value;
type Shape<Value> = { [K in keyof Value]-?: Guard<Value[K]> };

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === "string" && value.length < ${random.between(200, 900)};
const listOf = <Item>(guard: Guard<Item>): Guard<readonly Item[]> => (value): value is readonly Item[] => Array.isArray(value) && value.every(guard);

const shape: Shape<Omit<${type}, "history">> = { id: isNumber, ${field}: isText, tags: listOf(isText), amount: isNumber };

export function parse(text: string): Result<Omit<${type}, "history">> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return { ok: false, problems: ["${field} ${random.between(10, 99)}: not an object"] };
  const entries = new Map<string, unknown>(Object.entries(value));
  const problems = Object.entries(shape).flatMap(([key, guard]) => (guard(entries.get(key)) ? [] : [\`\${key} has a wrong type\`]));
  const [first, ...more] = problems;
  return first === undefined ? { ok: true, value: value as Omit<${type}, "history"> } : { ok: false, problems: [first, ...more] };
}

export function hash(text: string): number {
  let state = ${random.between(1_000, 9_999)};
  for (const character of text) state = (Math.imul(state, ${random.between(17, 91)}) ^ (character.codePointAt(0) ?? 0)) >>> 0;
  return state % ${random.between(50_021, 99_991)};
}

export function run(seed: number): number {
  const texts = [make${type}(seed), makeOther(seed + 1), { id: seed }].map((value) => JSON.stringify(value));
  return texts.reduce((sum, text) => {
    const result = parse(text);
    return sum + (result.ok ? hash(result.value.${field}) : result.problems.length) + paths.length;
  }, 0);
}
`;
}

/** A React component with a hook, props that are a union, and a typed context. */
export function writeView({ type, field, verbs }: Words, random: Random, name: string): string {
  const Name = capitalize(name);
  return `import { createContext, useContext, useMemo, useReducer, type ReactNode } from "react";
import { apply } from "./reducer-1";
import { make${type}, type ${type}, type ${type}Action } from "./types";

const Theme = createContext<"light" | "dark">("light");

type ${Name}Props = { title: string; children?: ReactNode } & ({ compact: true } | { compact?: false; footer: string });

function useTotals(items: readonly ${type}[]): { sum: number; longest: string } {
  return useMemo(
    () => ({
      sum: items.reduce((sum, { amount }) => sum + amount, ${random.between(1, 99)}),
      longest: items.reduce((longest, { ${field} }) => (${field}.length > longest.length ? ${field} : longest), ""),
    }),
    [items],
  );
}

export function ${Name}(props: ${Name}Props) {
  const theme = useContext(Theme);
  const [state, dispatch] = useReducer(apply, ${random.between(1, 999)}, make${type});
  const { sum, longest } = useTotals([state, make${type}(${random.between(1, 999)})]);
  const actions: ${type}Action[] = [${verbs.map((verb, index) => `{ kind: "${verb}", at: ${index}, ${verb}By: "view" }`).join(", ")}];
  return (
    <section className={\`${field} \${theme}\`} data-sum={sum}>
      <h2>{props.title}</h2>
      <p>
        {longest} has {state.tags.length} tags, {state.history.length} of ${random.between(5, 50)} steps done
      </p>
      {actions.map((action) => (
        <button key={action.kind} type="button" onClick={() => dispatch(action)}>
          {action.kind}
        </button>
      ))}
      {props.compact ? null : <footer>{props.footer}</footer>}
      {props.children}
    </section>
  );
}

export const run = (seed: number): number => apply(make${type}(seed), { kind: "${verbs[0]}", at: seed, ${verbs[0]}By: "view" }).amount;
`;
}

/** @returns a generator that depends on the place alone, so that one more feature leaves the others as they are */
export function randomAt(...place: number[]): Random {
  return createRandom(place.reduce((seed, part) => Math.imul(seed ^ part, 0x9e3779b1), 0x51ed270b));
}
