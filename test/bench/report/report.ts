import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import prettier from "prettier";
import type { Contender } from "../contenders/contender.ts";
import { pythonWithPackages } from "../measures/python-environment.ts";
import { installedVersion, prepareContender } from "../prepare.ts";
import type { Results } from "../statistics.ts";
import { formatGoals } from "./goals.ts";
import type { Run } from "./machine.ts";
import { drawPlot } from "./plot.ts";
import { formatTable } from "./table.ts";

/** The packages that decide about speed; each contender has some of them. */
const TOOLS = [
  "webpack",
  "@rspack/core",
  "vite",
  "esbuild",
  "typescript",
  "ts-loader",
  "@babel/core",
  "@swc/core",
  "sass",
  "sass-embedded",
];

/** Writes benchmarks.md and its plot. */
export async function writeReport(folder: string, results: Results, contenders: Contender[], run: Run): Promise<void> {
  const about = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8").trim();
  const setUps = await Promise.all(contenders.map(describeContender));
  const { versions } = await pythonWithPackages();
  const python = ["django", "django-webpack-loader", "django-vite", "python-webpack-boilerplate"];
  const text = `# Benchmarks

Written by \`${run.command}\` on ${run.date}. Do not edit: what is explained stands in \`test/bench/report/\`.

${run.machine}. Medians; in parentheses multiples of the closest peer's, python-webpack-boilerplate's.

## Goals

${formatGoals(results)}

${about("findings.md")}

## Measured

![Bars of the times at 500 modules](benchmarks.svg)

${formatTable(results, contenders)}

## Contenders

${setUps.join("\n")}
- Python side: ${python.map((name) => `${name} ${versions[name] ?? ""}`).join(", ")}.

${about("method.md")}
`;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "benchmarks.md");
  const settings = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(text, { ...settings, parser: "markdown" }));
  writeFileSync(join(folder, "benchmarks.svg"), drawPlot(results, contenders));
}

async function describeContender(contender: Contender): Promise<string> {
  const folder = await prepareContender(contender);
  const tools = TOOLS.map((name) => [name, installedVersion(folder, name)]).filter(([, version]) => version);
  return `- **${contender.title}**: ${contender.setup}. Installed: ${tools.map((tool) => tool.join(" ")).join(", ")}.`;
}
