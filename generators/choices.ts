import mapValues from "lodash-es/mapValues.js";

interface Row {
  /** The first is the default. */
  readonly values: readonly [string, ...string[]];
  readonly describe: string;
  /** What each value means and costs, for a person who is asked. */
  readonly says?: Readonly<Record<string, string>>;
  /** False for what few care about: its default is taken unless the user says otherwise. */
  readonly ask?: boolean;
  /** True where `add` can change it in a rendered folder. */
  readonly change?: boolean;
}

/**
 * The one table of what can be chosen. The command line, the questions, `--answers` and the state file all read it;
 * a new layer in `templates/` is one more value here.
 */
export const choiceTable = {
  architecture: {
    values: ["hybrid", "islands"],
    describe: "how pages are made",
    says: {
      hybrid: "templates, with scripts and styles",
      islands: "components in these templates, too",
    },
    change: true,
  },
  styles: {
    values: ["scss", "css"],
    describe: "language of the style sheets",
    says: { scss: "nesting and variables; adds Sass", css: "as browsers read it; adds nothing" },
  },
  bundler: {
    values: ["webpack", "rspack"],
    describe: "bundler",
    says: { webpack: "every plugin works; builds slower", rspack: "same configuration, several times faster" },
    change: true,
  },
  transpiler: {
    values: ["ts-loader", "swc"],
    describe: "what translates TypeScript for webpack",
    ask: false,
    change: true,
  },
  packageManager: {
    values: ["npm", "pnpm", "yarn", "bun"],
    describe: "package manager",
    says: {
      npm: "comes with Node",
      pnpm: "strict; projects share one store",
      yarn: "for projects that have it",
      bun: "fast; brings its own runtime",
    },
  },
} as const satisfies Record<string, Row>;

interface ListRow {
  /** Each is a layer in `templates/`. */
  readonly values: Readonly<Record<string, string>>;
  readonly describe: string;
  /** What one value is called in an error. */
  readonly one: string;
  /** Those that can only be there in turn: one takes the place of the other. */
  readonly alternatives?: readonly string[];
  /** True where a person is asked; else who needs one is found out, or says so. */
  readonly ask?: boolean;
}

/** What a frontend can have any number of, none among them. Each value is a layer, and a word that `add` and `remove` take. */
export const listTable = {
  ui: {
    values: {
      react: "components in .tsx; the most packages",
      vue: "components in .vue",
      preact: "React's components, a tenth as large",
    },
    describe: "UI libraries",
    one: "UI library",
    alternatives: ["react", "preact"],
    ask: true,
  },
  features: {
    values: {
      jinja2: "the tags in templates of Django's Jinja2 backend; found by itself in the settings",
      workers: "web workers that start from another origin too: from the dev server, from a CDN",
    },
    describe: "what else it can do",
    one: "feature",
  },
} as const satisfies Record<string, ListRow>;

/** The word for an empty list. */
export const NONE = "none";

export const backendNames = ["django", "flask", "fastapi", "pyramid"] as const;

type Table = typeof choiceTable;
type Lists = typeof listTable;
export type ChoiceName = keyof Table;
export type Choice<Name extends ChoiceName> = Table[Name]["values"][number];
export type ListName = keyof Lists;
export type ListValue<Name extends ListName> = keyof Lists[Name]["values"];
export type FeatureName = ListValue<"features">;
export type BackendName = (typeof backendNames)[number];

/** Everything that decides what is rendered: the same choices give the same files. */
export type Choices = { readonly [Name in ChoiceName]: Choice<Name> } & {
  /** Sorted, each value once. */
  readonly [Name in ListName]: readonly ListValue<Name>[];
} & {
  readonly backend: BackendName;
  /** The frontend folder's name, a valid Python package name. */
  readonly directory: string;
};

/** What the user has said so far: on the command line, in an answers file, or in an earlier run. */
export type PartialChoices = { readonly [Name in keyof Choices]?: Choices[Name] | undefined };

/**
 * The folder of `templates/` that holds the layers of a choice, in the order in which these lie over one another. A value
 * without a folder of its own, such as the default, adds nothing.
 */
export const layerFolders = {
  styles: "styles",
  backend: "backends",
  transpiler: "transpilers",
  bundler: "bundlers",
  ui: "ui",
  architecture: "architectures",
  features: "features",
} as const satisfies { readonly [Name in keyof Choices]?: string };

export const choiceNames = Object.keys(choiceTable) as ChoiceName[];
export const listNames = Object.keys(listTable) as ListName[];

/** The values that a list can have, as the table orders them. */
export function valuesOf<Name extends ListName>(name: Name): ListValue<Name>[] {
  return Object.keys(listTable[name].values) as ListValue<Name>[];
}

/** What a value means and costs, in a few words. */
export function meaningOf(name: ChoiceName, value: string): string {
  const { says = {} }: Row = choiceTable[name];
  return says[value] ?? "";
}

/** Whether there is something to choose, and a person is to be asked. */
export function isAsked(name: ChoiceName | ListName): boolean {
  if (isList(name)) {
    const { ask = false }: ListRow = listTable[name];
    return ask;
  }
  const { values, ask = true }: Row = choiceTable[name];
  return ask && values.length > 1;
}

/** Whether `add` can change it in a rendered folder. */
export function isChangeable(name: ChoiceName): boolean {
  const { change = false }: Row = choiceTable[name];
  return change;
}

/** What `add` takes, each with the choice that it is a value of. */
export const addable: ReadonlyMap<string, ChoiceName | ListName> = new Map<string, ChoiceName | ListName>([
  ...choiceNames
    .filter(isChangeable)
    .flatMap((name) => choiceTable[name].values.map((value) => [value, name] as const)),
  ...listNames.flatMap((name) => valuesOf(name).map((value) => [value, name] as const)),
]);

export function isList(name: string): name is ListName {
  return Object.hasOwn(listTable, name);
}

/** Those of a list's values that can only be there in turn. */
export function alternativesOf(name: ListName): readonly string[] {
  const { alternatives = [] }: ListRow = listTable[name];
  return alternatives;
}

/** Of choices that others wrote: where a list is meant by the word for an empty one, it is one. */
export function withLists(written: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return mapValues(written, (value, name) => (isList(name) && value === NONE ? [] : value));
}

/** Of choices that are known one by one: all values of each list, each once, sorted; of alternatives, the last. */
export function joinAll(...all: readonly PartialChoices[]): Pick<Choices, ListName> {
  const joined = listNames.map((name) => [name, join(name, ...all.map((choices) => choices[name] ?? []))]);
  return Object.fromEntries(joined) as Pick<Choices, ListName>;
}

function join(name: ListName, ...lists: readonly (readonly string[])[]): string[] {
  const isAlternative = (value: string) => alternativesOf(name).includes(value);
  const joined = lists.reduce<string[]>((all, list) => {
    const takesPlace = list.some(isAlternative);
    return [...all.filter((value) => !takesPlace || !isAlternative(value)), ...list];
  }, []);
  return [...new Set(joined)].sort();
}

/** The value taken where the user says nothing: the first of its row. */
export function defaultOf<Name extends ChoiceName>(name: Name): Choice<Name> {
  return choiceTable[name].values[0];
}

/** What each choice can be; undefined where that is any name. */
export const allowedValues: { readonly [Name in keyof Choices]: readonly string[] | undefined } = {
  ...mapValues(choiceTable, ({ values }) => values),
  ...mapValues(listTable, ({ values }) => Object.keys(values)),
  backend: backendNames,
  directory: undefined,
};

/** Whether something that others wrote, in a file or on a command line, is a choice. */
export function isAllowed(name: keyof Choices, value: unknown): boolean {
  const values = allowedValues[name];
  const isOne = (one: unknown) => typeof one === "string" && (!values || values.includes(one));
  return isList(name) ? Array.isArray(value) && value.every(isOne) : isOne(value);
}

/** `packageManager` as it is spelled on the command line: `package-manager`. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
