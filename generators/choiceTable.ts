export interface Row {
  /** What it can be. Of a choice of one, the first is the default. */
  readonly values: readonly [string, ...string[]];
  readonly describe: string;
  /** What each value means and costs, for a person who is asked, or who reads the help of `add`. */
  readonly says?: Readonly<Record<string, string>>;
  /**
   * False for what few care about: its default is taken unless the user says otherwise. Or the choices beside which alone it
   * means something.
   */
  readonly ask?: false | { readonly architecture: readonly string[] };
  /** Set where it may be any number of the values, sorted: `add` adds one, `remove` takes it out. */
  readonly many?: Many;
  /** True for a choice of one that `add` can change in a rendered folder. */
  readonly change?: boolean;
  /** What is left of a value that is removed, where that is not the default: what it stands on. */
  readonly below?: Readonly<Record<string, string>>;
  /** Where the values are many: those that belong together, by a title. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
}

export interface Many {
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
export const NONE = "none";

/**
 * The one table of what can be chosen. The command line, the questions, `--answers` and the state file all read it;
 * a new layer in `templates/` is one more value here.
 */
export const choiceTable = {
  architecture: {
    values: ["hybrid", "islands", "ssr-service"],
    describe: "how pages are made",
    says: {
      hybrid: "by your templates; assets are bundled",
      islands: "the same, with components inside",
      "ssr-service": "islands arrive as HTML, from Node",
    },
    change: true,
    below: { "ssr-service": "islands" },
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
    ask: { architecture: ["islands", "ssr-service"] },
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
    values: [
      "agents",
      "alpine",
      "bootstrap",
      "coffeescript",
      "csrf",
      "htmx",
      "htmx2",
      "images",
      "jinja2",
      "jquery",
      "jquery-global",
      "stimulus",
      "stylelint",
      "turbo",
      "workers",
    ],
    describe: "what else it can do",
    says: {
      agents: "AGENTS.md: what coding assistants have to know",
      alpine: "behaviour in attributes, under a strict CSP too",
      bootstrap: "components and their styles; needs SCSS",
      coffeescript: "for projects that have it; .coffee files beside TypeScript",
      csrf: "requests of scripts that pass the backend's check of forms",
      htmx: "attributes that ask for a part of the page; version 4",
      htmx2: "the same in version 2, for projects that have it",
      images: "images without needless bytes, and in other sizes and formats",
      jinja2: "the tags in Django's Jinja2 templates; comes by itself",
      jquery: "jQuery for modules, with the same check",
      "jquery-global": "jQuery for scripts of templates, and for its plugins",
      stimulus: "controllers for elements of your templates",
      stylelint: "mistakes in style sheets, found beside ESLint's",
      turbo: "links, forms and parts of the page without loading it",
      workers: "web workers from another origin: the dev server's, a CDN's",
    },
    groups: {
      "In pages": ["alpine", "bootstrap", "jquery", "jquery-global", "stimulus"],
      "Between page and backend": ["csrf", "htmx", "htmx2", "turbo"],
      "Beside the backend": ["jinja2"],
      "In the build": ["coffeescript", "images", "workers"],
      "While you work": ["agents", "stylelint"],
    },
    many: { alternatives: ["htmx", "htmx2"], because: "a page has one version of it" },
  },
} as const satisfies Record<string, Row>;
