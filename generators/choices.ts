import mapValues from "lodash-es/mapValues.js";

interface Row {
  /** What it can be. Of a choice of one, the first is the default. */
  readonly values: readonly [string, ...string[]];
  readonly describe: string;
  /** What each value means and costs, for a person who is asked, or who reads the help of `add`. */
  readonly says?: Readonly<Record<string, string>>;
  /**
   * False for what few care about: its default is taken unless the user says otherwise. Or the choice beside which alone it
   * means something.
   */
  readonly ask?: false | { readonly architecture: string };
  /** Set where it may be any number of the values, sorted: `add` adds one, `remove` takes it out. */
  readonly many?: Many;
  /** True for a choice of one that `add` can change in a rendered folder. */
  readonly change?: boolean;
  /** Where the values are many: those that belong together, by a title. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
}

interface Many {
  /** The answers that a person is offered, as they would be typed; those that are `says`. */
  readonly answers?: readonly string[];
  /** What none of them is called. */
  readonly none?: string;
  /** Those taken where the user says nothing: none of them, unless it is said here. */
  readonly standard?: readonly string[];
  /** Those of which there is one at most: `add` puts one in the place of the other. */
  readonly alternatives?: readonly string[];
  /** Why: a clause for the error. */
  readonly because?: string;
}

/** How an empty choice of any number is typed, unless its row has another word. */
const NONE = "none";

/**
 * The one table of what can be chosen. The command line, the questions, `--answers` and the state file all read it;
 * a new layer in `templates/` is one more value here.
 */
export const choiceTable = {
  architecture: {
    values: ["hybrid", "islands"],
    describe: "how pages are made",
    says: { hybrid: "by your templates; assets are bundled", islands: "the same, with components inside" },
    change: true,
  },
  ui: {
    values: ["react", "vue", "preact"],
    describe: "UI libraries",
    says: {
      none: "components in plain TypeScript",
      react: "components in .tsx files",
      vue: "components in .vue files",
      preact: "React's interface, much smaller",
      "react,vue": "both, side by side",
    },
    ask: { architecture: "islands" },
    many: {
      answers: [NONE, "react", "vue", "preact", "react,vue"],
      alternatives: ["react", "preact"],
      because: "Preact stands under React's name",
    },
  },
  styles: {
    values: ["scss", "less", "tailwind"],
    describe: "languages of the style sheets",
    says: {
      scss: "nesting and variables; adds Sass",
      css: "as browsers read it; adds nothing",
      less: "for projects that have it",
      tailwind: "classes in templates; adds a compiler",
      "scss,tailwind": "both, side by side",
    },
    many: {
      answers: ["scss", "css", "less", "tailwind", "scss,tailwind"],
      none: "css",
      standard: ["scss"],
      alternatives: ["scss", "less"],
      because: "the style sheets of a page have one language",
    },
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
    says: { "ts-loader": "TypeScript's own compiler", swc: "several times faster" },
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
  features: {
    values: ["alpine", "bootstrap", "images", "jinja2", "stimulus", "workers"],
    describe: "what else it can do",
    says: {
      alpine: "behaviour in attributes, under a strict CSP too",
      bootstrap: "components and their styles; needs SCSS",
      images: "images without needless bytes, and in other sizes and formats",
      jinja2: "the tags in Django's Jinja2 templates; comes by itself",
      stimulus: "controllers for elements of your templates",
      workers: "web workers from another origin: the dev server's, a CDN's",
    },
    groups: {
      "In pages": ["alpine", "bootstrap", "stimulus"],
      "Beside the backend": ["jinja2"],
      "In the build": ["images", "workers"],
    },
    many: {},
  },
} as const satisfies Record<string, Row>;

export const backendNames = ["django", "flask", "fastapi", "pyramid"] as const;

type Table = typeof choiceTable;
export type ChoiceName = keyof Table;
/** The choices of any number of values. */
export type ListName = { [Name in ChoiceName]: Table[Name] extends { many: Many } ? Name : never }[ChoiceName];
export type Choice<Name extends ChoiceName> = Name extends ListName
  ? readonly Table[Name]["values"][number][]
  : Table[Name]["values"][number];
export type UiName = Choice<"ui">[number];
export type FeatureName = Choice<"features">[number];
export type BackendName = (typeof backendNames)[number];

/** Everything that decides what is rendered: the same choices give the same files. */
export type Choices = { readonly [Name in ChoiceName]: Choice<Name> } & {
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
export const listNames = choiceNames.filter((name): name is ListName => isList(name));

/** What each choice can be, or hold; undefined where that is any name. */
export const allowedValues: { readonly [Name in keyof Choices]: readonly string[] | undefined } = {
  ...mapValues(choiceTable, ({ values }) => values),
  backend: backendNames,
  directory: undefined,
};

export function rowOf(name: ChoiceName): Row {
  return choiceTable[name];
}

/** Whether it is a choice of any number of values. */
export function isList(name: string): name is ListName {
  return Object.hasOwn(choiceTable, name) && rowOf(name as ChoiceName).many !== undefined;
}

/** What a value means and costs, in a few words. */
export function meaningOf(name: ChoiceName, value: string): string {
  return rowOf(name).says?.[value] ?? "";
}

/**
 * Whether a person is to be asked.
 *
 * @param known what is chosen already, defaults included
 */
export function isAsked(name: ChoiceName, known: PartialChoices): boolean {
  const { ask } = rowOf(name);
  return ask !== false && (ask === undefined || known.architecture === ask.architecture);
}

/** Whether `add` can change it in a rendered folder. */
export function isChangeable(name: ChoiceName): boolean {
  return isList(name) || (rowOf(name).change ?? false);
}

/** What is taken where the user says nothing. */
export function defaultOf<Name extends ChoiceName>(name: Name): Choice<Name> {
  const { many, values } = rowOf(name);
  return (many ? (many.standard ?? []) : values[0]) as Choice<Name>;
}

/** The word for none of a list. */
export function noneOf(name: ListName): string {
  return rowOf(name).many?.none ?? NONE;
}

/** All members of some lists, each once, sorted. */
export function joinLists<Name extends ListName>(
  name: Name,
  ...lists: (readonly unknown[] | undefined)[]
): Choice<Name> {
  const members = rowOf(name).values.filter((value) => lists.some((list) => list?.includes(value)));
  return members.sort() as readonly string[] as Choice<Name>;
}

/** The members of a list that exclude each other; undefined where all go together. */
export function excluding(name: ListName, members: readonly string[]): readonly string[] | undefined {
  const both = rowOf(name).many?.alternatives?.filter((value) => members.includes(value)) ?? [];
  return both.length > 1 ? both : undefined;
}

/**
 * Takes something that others wrote, in a file, for a choice.
 *
 * @returns undefined where it is none
 */
export function asChoice<Name extends keyof Choices>(name: Name, value: unknown): Choices[Name] | undefined {
  if (isList(name)) return asList(name, value) as Choices[Name] | undefined;
  const values = allowedValues[name];
  return typeof value === "string" && (!values || values.includes(value)) ? (value as Choices[Name]) : undefined;
}

function asList(name: ListName, value: unknown): readonly string[] | undefined {
  // In state files and answers of before, what is a list now was one word.
  const given = typeof value === "string" ? [value].filter((word) => word !== noneOf(name)) : value;
  const members: readonly unknown[] | undefined = Array.isArray(given) ? given : undefined;
  const list: readonly string[] | undefined = members && joinLists(name, members);
  if (!list || !members?.every((member) => list.some((known) => known === member))) return undefined;
  return excluding(name, list) ? undefined : list;
}

/** A choice as it is typed: `react,vue`. */
export function typed(name: string, value: string | readonly string[]): string {
  return [value].flat().join(",") || (isList(name) ? noneOf(name) : "");
}

/** `packageManager` as it is spelled on the command line: `package-manager`. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
