/** One program that Node runs in the contender's folder. */
export interface Step {
  /** Path of the script below the folder, or absolute. */
  script: string;
  args?: string[];
  env?: Record<string, string>;
}

/** Steps that follow one another, as `a && b` in a package.json. */
export type Command = Step[];

/** How the generated sources get into a contender's folder. */
export interface Layout {
  /** Where the sources lie, below the folder: `src`. */
  sources: string;
  /** The entry, below the folder; it is written anew. */
  entry: string;
  /** What the entry says for a hot update, or for a reload where there is none. */
  accept: string;
  /** Whether the sources come as JavaScript, for those who do not read TypeScript. */
  javascript?: boolean;
  /** Further changes of the rendered folder that the workload needs, such as JSX in tsconfig.json. */
  adapt?: (folder: string) => void;
}

export interface DevServer {
  command: (port: number) => Command;
  /**
   * Asked again and again until it has an answer.
   *
   * @returns the page that a browser is to open, once the server is said to serve it: an address, or its HTML where the
   *   contender leaves pages to a backend
   */
  page: (folder: string, port: number) => Promise<{ url: string } | { html: string } | undefined>;
}

export interface Contender {
  /** What `--only` takes, and a folder's name. */
  name: string;
  /** What it is, for a reader of the tables. */
  title: string;
  /** What its own set-up does about source maps, types and caches: needed to judge the times. */
  setup: string;
  /** Why it cannot be run yet, where that is so. */
  missing?: () => string | undefined;
  /** What its folder depends on besides this file; the folder is rendered anew when that changes. */
  version: () => Promise<string>;
  /** Has the contender's own generator render its folder, without installing where that can be had apart. */
  render: (folder: string) => Promise<void>;
  /** Packages that its users add for Sass, and what its render step has left out. */
  packages: string[];
  layout: Layout;
  build: Command;
  /**
   * The same without the check of types, where `build` has one that can be left out: fewer steps, or the same with a file
   * of the folder away.
   */
  unchecked?: { build: Command; without?: string };
  watch: Command;
  serve: DevServer;
  /** What builds write, below the folder. */
  output: string;
  /** Names of files in there that no page loads. */
  aside?: RegExp;
  /** What is deleted, besides the output, before a cold build. */
  caches: string[];
}

/** What React's components need, in every contender's folder. */
export const WORKLOAD_PACKAGES = ["react@^19.3", "react-dom@^19.3", "@types/react@^19.3", "@types/react-dom@^19.2"];

export const WEBPACK = "node_modules/webpack/bin/webpack.js";
export const RSPACK = "node_modules/@rspack/cli/bin/rspack.js";

/** For bundlers with webpack's interface: the entry takes its own update, and so runs again. */
export const ACCEPT_WEBPACK = "(import.meta as { webpackHot?: { accept(): void } }).webpackHot?.accept();";
