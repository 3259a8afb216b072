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
  architecture: { values: ["hybrid"], describe: "how pages are made" },
  ui: { values: ["none"], describe: "UI library" },
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

/**
 * What a frontend can have besides, any number of them: each is a layer in `templates/features/` and a row here. Who needs
 * one is found out, or says `--features` or `add`; nobody is asked.
 */
export const featureTable = {
  jinja2: { describe: "the tags in templates of Django's Jinja2 backend; found by itself in the settings" },
  workers: { describe: "web workers that start from another origin too: from the dev server, from a CDN" },
} as const satisfies Record<string, { readonly describe: string }>;

export const backendNames = ["django", "flask", "fastapi", "pyramid"] as const;

type Table = typeof choiceTable;
export type ChoiceName = keyof Table;
export type Choice<Name extends ChoiceName> = Table[Name]["values"][number];
export type FeatureName = keyof typeof featureTable;
export type BackendName = (typeof backendNames)[number];

/** Everything that decides what is rendered: the same choices give the same files. */
export type Choices = { readonly [Name in ChoiceName]: Choice<Name> } & {
  readonly backend: BackendName;
  /** The frontend folder's name, a valid Python package name. */
  readonly directory: string;
  /** Sorted. */
  readonly features: readonly FeatureName[];
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
export const featureNames = Object.keys(featureTable) as FeatureName[];

/** What a value means and costs, in a few words. */
export function meaningOf(name: ChoiceName, value: string): string {
  const { says = {} }: Row = choiceTable[name];
  return says[value] ?? "";
}

/** Whether there is something to choose, and a person is to be asked. */
export function isAsked(name: ChoiceName): boolean {
  const { values, ask = true }: Row = choiceTable[name];
  return ask && values.length > 1;
}

/** Whether `add` can change it in a rendered folder. */
export function isChangeable(name: ChoiceName): boolean {
  const { change = false }: Row = choiceTable[name];
  return change;
}

/** What `add` takes, each with the choice that it is a value of. */
export const addable: ReadonlyMap<string, ChoiceName | "features"> = new Map<string, ChoiceName | "features">([
  ...choiceNames
    .filter(isChangeable)
    .flatMap((name) => choiceTable[name].values.map((value) => [value, name] as const)),
  ...featureNames.map((name) => [name, "features"] as const),
]);

export function isFeature(name: unknown): name is FeatureName {
  return featureNames.some((feature) => feature === name);
}

/** All features of some lists, each once. */
export function joinFeatures(...lists: (readonly FeatureName[] | undefined)[]): FeatureName[] {
  return featureNames.filter((name) => lists.some((list) => list?.includes(name))).sort();
}

/** The value taken where the user says nothing: the first of its row. */
export function defaultOf<Name extends ChoiceName>(name: Name): Choice<Name> {
  return choiceTable[name].values[0];
}

/** What each choice can be; undefined where that is any name. */
export const allowedValues: { readonly [Name in keyof Choices]: readonly string[] | undefined } = {
  ...mapValues(choiceTable, ({ values }) => values),
  backend: backendNames,
  directory: undefined,
  features: featureNames,
};

/** Whether something that others wrote, in a file or on a command line, is a choice. */
export function isAllowed(name: keyof Choices, value: unknown): boolean {
  const values = allowedValues[name];
  const isOne = (one: unknown) => typeof one === "string" && (!values || values.includes(one));
  return name === "features" ? Array.isArray(value) && value.every(isOne) : isOne(value);
}

/** `packageManager` as it is spelled on the command line: `package-manager`. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
