import { parseArgs } from "node:util";

export const PARTS = ["build", "watch", "dev", "install", "generator", "python"] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  parts: Part[];
  /** Numbers of modules. */
  sizes: number[];
  runs: number;
  /** Whether a round is run first and thrown away: it fills the system's file cache. */
  warmUp: boolean;
  /** Edits in one run of a watcher or dev server. */
  edits: number;
  /** Whether a contender, or a peer of the Python side, takes part. */
  only: (name: string) => boolean;
  /** The folder of the report, where one is written. */
  report: string | undefined;
}

export const USAGE = `npm run bench -- [part…] [options]

Parts: ${PARTS.join(", ")}; all unless named.

  --size <n,…>       modules of the workloads (20,500,3000)
  --runs <n>         runs of each (5; at most 3 of workloads from 1,000 modules on)
  --only <name,…>    contenders (all): ours, boilerplate, scaffold, vite, rspack, esbuild, …
  --quick            a smoke run: 20 modules, one run
  --report <folder>  write benchmarks.md and benchmarks.svg there; a run of everything writes them to docs/
`;

/** @throws {Error} for what is no part, option or number */
export function readOptions(argv: string[]): Options | "help" {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      size: { type: "string" },
      runs: { type: "string" },
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      report: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const unknown = positionals.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}.\n\n${USAGE}`);
  const names = values.only?.split(",");
  const everything = positionals.length === 0 && !names && !values.size && !values.quick;
  return {
    parts: positionals.length > 0 ? PARTS.filter((part) => positionals.includes(part)) : [...PARTS],
    sizes: (values.size ?? (values.quick ? "20" : "20,500,3000")).split(",").map(readCount),
    runs: readCount(values.runs ?? (values.quick ? "1" : "5")),
    warmUp: !values.quick,
    edits: values.quick ? 2 : 5,
    only: (name) => !names || names.includes(name),
    report: values.report ?? (everything ? "docs" : undefined),
  };
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`${text} is no whole number above zero.\n\n${USAGE}`);
}
