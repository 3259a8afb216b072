interface Row {
  /** The first is the default. */
  readonly values: readonly [string, ...string[]];
  readonly describe: string;
  /** False for what few care about: its default is taken unless the user says otherwise. */
  readonly ask?: boolean;
  /** True where `add` can change it in a rendered folder: its values are features. */
  readonly change?: boolean;
}

/**
 * The one table of what can be chosen. The command line, the questions, `--answers` and the state file all read it;
 * a new layer in `templates/` is one more value here.
 */
export const choiceTable = {
  architecture: { values: ["hybrid"], describe: "how pages are made" },
  ui: { values: ["none"], describe: "UI library" },
  styles: { values: ["scss", "css"], describe: "language of the style sheets" },
  bundler: { values: ["webpack", "rspack"], describe: "bundler", change: true },
  transpiler: {
    values: ["ts-loader", "swc"],
    describe: "what translates TypeScript for webpack",
    ask: false,
    change: true,
  },
  packageManager: { values: ["npm", "pnpm", "yarn", "bun"], describe: "package manager" },
} as const satisfies Record<string, Row>;

export const backendNames = ["django", "flask", "fastapi", "pyramid"] as const;

type Table = typeof choiceTable;
export type ChoiceName = keyof Table;
export type Choice<Name extends ChoiceName> = Table[Name]["values"][number];
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
} as const satisfies { readonly [Name in keyof Choices]?: string };

export const choiceNames = Object.keys(choiceTable) as ChoiceName[];

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
export const features: ReadonlyMap<string, ChoiceName> = new Map(
  choiceNames
    .filter(isChangeable)
    .flatMap((name) => choiceTable[name].values.map((value): [string, ChoiceName] => [value, name])),
);

/** The value taken where the user says nothing: the first of its row. */
export function defaultOf<Name extends ChoiceName>(name: Name): Choice<Name> {
  return choiceTable[name].values[0];
}

/** `packageManager` as it is spelled on the command line: `package-manager`. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
