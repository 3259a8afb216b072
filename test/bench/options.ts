import { parseArgs } from "node:util";

export const PARTS = ["build", "watch", "dev", "install", "generator", "python", "islands", "profile"] as const;
export type Part = (typeof PARTS)[number];

/** From so many modules on, a run takes minutes: not everybody has to take part. */
const LARGE = 1_000;

export interface Workload {
  /** How many modules it has. */
  size: number;
  runs: number;
  /** Whether a round is run first and thrown away: it reads the installed packages into the system's file cache. */
  warmUp: boolean;
  /** Whether a contender takes part. */
  only: (name: string) => boolean;
}

export interface Options {
  parts: Part[];
  workloads: Workload[];
  /** Runs of what has no workload. */
  runs: number;
  /** Edits in one run of a watcher or dev server. */
  edits: number;
  /** Whether a contender, or a peer of the Python side, takes part. */
  only: (name: string) => boolean;
  /** The folder of the report, where one is written. */
  report: string | undefined;
  /** Whether nothing is measured, and the last run is told again. */
  last: boolean;
}

export const USAGE = `npm run bench -- [part…] [options]

Parts: ${PARTS.join(", ")}; all unless named.

  --size <n[:runs],…>  modules of the workloads, and runs of each (20,500,3000:1)
  --runs <n>           runs of what names none (3)
  --only <name,…>      contenders (all): ours, ours-swc, ours-rspack, boilerplate, scaffold, vite, rspack, esbuild
  --large <name,…>     those of them that run from ${LARGE.toLocaleString("en")} modules on
                       (ours, ours-rspack, boilerplate, vite)
  --node <version>     everything under another Node, such as 24, peers too (the one that runs npm)
  --quick              a smoke run: 20 modules, one run
  --last               measures nothing: tells the last run again, as after a change of the report's words
  --report <folder>    writes benchmarks.md and benchmarks.svg there; a run of everything writes them to docs/
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
      node: { type: "string" }, // scripts/bench.mjs has read it
      large: { type: "string", default: "ours,ours-rspack,boilerplate,vite" },
      quick: { type: "boolean", default: false },
      last: { type: "boolean", default: false },
      report: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const unknown = positionals.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}.\n\n${USAGE}`);
  const { quick, last } = values;
  const runs = readCount(values.runs ?? (quick ? "1" : "3"));
  const only = chooseBy(values.only);
  const large = chooseBy(values.large);
  const workloads = (values.size ?? (quick ? "20" : "20,500,3000:1")).split(",").map((text, index) => {
    const [size = 0, own = runs] = text.split(":").map(readCount);
    const isLarge = size >= LARGE;
    return { size, runs: own, warmUp: !quick && !isLarge && index === 0, only: isLarge ? both(only, large) : only };
  });
  const everything = positionals.length === 0 && !values.only && !values.size && !quick && !last;
  return {
    parts: positionals.length > 0 ? PARTS.filter((part) => positionals.includes(part)) : [...PARTS],
    workloads,
    runs,
    edits: quick ? 2 : 5,
    only,
    report: values.report ?? (everything ? "docs" : undefined),
    last,
  };
}

/** @param names with commas; absent: all */
function chooseBy(names: string | undefined): (name: string) => boolean {
  return (name) => names === undefined || names.split(",").includes(name);
}

function both(one: (name: string) => boolean, other: (name: string) => boolean): (name: string) => boolean {
  return (name) => one(name) && other(name);
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`${text} is no whole number above zero.\n\n${USAGE}`);
}
