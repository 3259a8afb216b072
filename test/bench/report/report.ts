import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import prettier from "prettier";
import type { Profile } from "../measures/profile.ts";
import { Results, type Sample } from "../statistics.ts";
import { formatGoals } from "./goals.ts";
import { drawPlot } from "./plot.ts";
import type { RunRecord } from "./record.ts";
import { alignTable, formatGroups, formatValue } from "./table.ts";

/** Rows of a profile: what comes after them is less than a hundredth. */
const LONGEST = 10;

/** Writes benchmarks.md and its plot. @param records the first in whole, the goals of all */
export async function writeReport(folder: string, records: [RunRecord, ...RunRecord[]]): Promise<void> {
  const [record] = records;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "benchmarks.md");
  const settings = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(formatReport(records), { ...settings, parser: "markdown" }));
  writeFileSync(join(folder, "benchmarks.svg"), drawPlot(new Results(record.samples), record.contenders));
}

function formatReport(records: [RunRecord, ...RunRecord[]]): string {
  const [{ date, command, machine, node, contenders, python, samples, profiles }, ...others] = records;
  const also = others.map((other) => `; under Node ${other.node} with \`${other.command}\` on ${other.date}`).join("");
  const results = new Results(samples);
  const about = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8").trim();
  const setUps = contenders.map(
    ({ title, setup, tools }) => `- **${title}**: ${setup}. Installed: ${tools.join(", ")}.`,
  );
  return `# Benchmarks

Written by \`${command}\` on ${date}${also}. Do not edit: what is explained stands in \`test/bench/report/\`.

${machine}, Node ${node} unless said. Rounds: ${countRounds(samples)}. Medians; in parentheses multiples of the closest peer's,
python-webpack-boilerplate's.

![Bars of the times at 500 modules](benchmarks.svg)

## Goals

${formatGoals(records.map((one) => ({ node: one.node, results: new Results(one.samples) })))}

${about("findings.md")}

${profiles.map(formatProfile).join("\n\n")}

## Measured

${formatGroups(results, contenders)}

## Contenders

${setUps.join("\n")}
- Python side: ${python.join(", ")}.

${about("method.md")}
`;
}

/** @returns `3 with 20 modules, 1 with 500` */
function countRounds(samples: Sample[]): string {
  const rounds = new Map<number, number>();
  for (const { size, values } of samples.filter(({ measure }) => measure === "cold" || measure === "dev-cold"))
    rounds.set(size, Math.max(rounds.get(size) ?? 0, values.length));
  const counts = [...rounds].map(([size, count]) => `${count} with ${size.toLocaleString("en")} modules`);
  return counts.join(", ");
}

function formatProfile({ title, parts }: Profile): string {
  const total = parts.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = parts
    .slice(0, LONGEST)
    .map(({ name, seconds }) => [name, formatValue(seconds, "s"), `${((seconds / total) * 100).toFixed(0)} %`]);
  return alignTable([[title, formatValue(total, "s"), "100 %"], ...rows]);
}
