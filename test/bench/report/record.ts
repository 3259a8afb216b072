import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import { join, resolve } from "node:path";
import unionBy from "lodash-es/unionBy.js";
import type { Contender } from "../contenders/contender.ts";
import { pythonWithPackages } from "../measures/python-environment.ts";
import type { Profile } from "../measures/profile.ts";
import { prepareContender } from "../prepare.ts";
import type { Sample } from "../statistics.ts";

const folder = resolve(import.meta.dirname, "../../../.cache/bench/results");

/** The packages that decide about speed; a package.json names some of them. */
const TOOLS = [
  "webpack",
  "@rspack/core",
  "vite",
  "esbuild",
  "typescript",
  "tsc",
  "ts-loader",
  "@babel/core",
  "@swc/core",
  "sass",
  "sass-embedded",
];
const PYTHON = ["django", "django-webpack-loader", "django-vite", "python-webpack-boilerplate"];

/** Everything that the report is written from: where, when, with what, and what came of it. */
export interface RunRecord {
  date: string;
  command: string;
  machine: string;
  /** Version of the Node that everything ran under. */
  node: string;
  contenders: Participant[];
  /** `django 6.0.1` */
  python: string[];
  samples: Sample[];
  profiles: Profile[];
}

export interface Participant extends Pick<Contender, "name" | "title" | "setup"> {
  /** `webpack 5.112.2` */
  tools: string[];
}

export async function describeRun(
  argv: string[],
  contenders: Contender[],
): Promise<Omit<RunRecord, "samples" | "profiles">> {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const { versions } = await pythonWithPackages();
  return {
    date: new Date().toISOString().slice(0, 10),
    command: describeCommand(argv),
    machine: `${cpus().length} cores of ${cpu?.model.trim() ?? "an unknown processor"}, ${memory}, ${platform()} ${release()}`,
    node: process.versions.node,
    contenders: await Promise.all(contenders.map(describeContender)),
    python: PYTHON.map((name) => `${name} ${versions[name] ?? ""}`),
  };
}

async function describeContender(contender: Contender): Promise<Participant> {
  const folder = await prepareContender(contender);
  const { name, title, setup } = contender;
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as { dependencies?: object; devDependencies?: object };
  const tools = TOOLS.filter((tool) => tool in dependencies || tool in devDependencies);
  return { name, title, setup, tools: tools.map((tool) => `${tool} ${readVersion(folder, tool)}`) };
}

function readVersion(folder: string, name: string): string {
  const file = join(folder, "node_modules", name, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** Leaves it in .cache/bench, the last one of each line of Node, for `--last`. */
export function writeRecord(record: RunRecord): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(record), JSON.stringify(record, null, 2));
}

/** What was measured before under this Node, if it was today and here: the parts of a long run can be measured one by one. */
export function earlierToday(run: Pick<RunRecord, "node" | "date" | "machine">): RunRecord | undefined {
  if (!existsSync(fileOf(run))) return undefined;
  const earlier = JSON.parse(readFileSync(fileOf(run), "utf8")) as RunRecord;
  return (["node", "date", "machine"] as const).every((key) => earlier[key] === run[key]) ? earlier : undefined;
}

/** Two runs as one: what the later has not measured is the earlier's. */
export function joinRecords(earlier: RunRecord | undefined, later: RunRecord): RunRecord {
  if (!earlier) return later;
  const key = ({ measure, contender, size }: Sample) => [measure, contender, size].join(" ");
  return {
    ...later,
    command: `${earlier.command}\`, then \`${later.command}`,
    contenders: unionBy(earlier.contenders, later.contenders, "name"),
    samples: unionBy(later.samples, earlier.samples, key),
    profiles: later.profiles.length > 0 ? later.profiles : earlier.profiles,
  };
}

const fileOf = (run: Pick<RunRecord, "node">) => join(folder, `node-${lineOf(run)}.json`);

/** @returns what the last runs have measured: that of the Node that runs now first @throws {Error} if there was none */
export function readRecords(): [RunRecord, ...RunRecord[]] {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const records = files.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as RunRecord);
  const [own, ...others] = records.sort((one, other) => distance(one) - distance(other));
  if (!own) throw new Error("Nothing was measured yet.\nFix: npm run bench -- --quick");
  return [own, ...others];
}

const lineOf = ({ node }: Pick<RunRecord, "node">) => Number(node.split(".")[0]);
const distance = (record: RunRecord) => Math.abs(lineOf(record) - Number(process.versions.node.split(".")[0]));

/** Without the folder of the report, which has no part in what was measured and can be of one machine only. */
function describeCommand(argv: string[]): string {
  const at = argv.indexOf("--report");
  const words = argv.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  return ["npm run bench", ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
}
