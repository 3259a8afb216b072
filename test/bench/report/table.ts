import type { Contender } from "../contenders/contender.ts";
import { GROUPS, MEASURES, type Measure } from "../measures/measures.ts";
import type { Results } from "../statistics.ts";

/** Whose values the others' are multiples of, where it takes part. */
export const PEER = "boilerplate";

type Titled = Pick<Contender, "name" | "title">;

/**
 * A Markdown table of medians: a row for each measure and size, a column for each contender, and in each cell the median
 * and what it is as a multiple of the closest peer's.
 *
 * @param measures the rows; all that were measured, unless said
 */
export function formatTable(
  results: Results,
  contenders: Titled[],
  measures: readonly string[] = Object.keys(MEASURES),
): string {
  const titles = new Map(contenders.map(({ name, title }) => [name, title]));
  const measured = new Set(
    results.samples.filter(({ measure }) => measures.includes(measure)).map(({ contender }) => contender),
  );
  const named = [...titles.keys()].filter((name) => measured.has(name));
  const columns = [...named, ...[...measured].filter((name) => !titles.has(name))];
  const rows = measures.flatMap((measure) =>
    sizesOf(results, measure).map((size) => [
      nameRow(measure as Measure, size),
      ...columns.map((contender) => formatCell(results, measure as Measure, contender, size)),
    ]),
  );
  return alignTable([["", ...columns.map((name) => titles.get(name) ?? name)], ...rows]);
}

/** @returns a table for each group of measures, below its heading, without columns that have nothing to tell */
export function formatGroups(results: Results, contenders: Titled[]): string {
  const groups = Object.entries(GROUPS).map(([name, title]) => {
    const measures = Object.entries(MEASURES).flatMap(([measure, { group }]) => (group === name ? [measure] : []));
    const some = results.samples.some(({ measure }) => measures.includes(measure));
    return some ? `### ${title}\n\n${formatTable(results, contenders, measures)}` : "";
  });
  return groups.filter(Boolean).join("\n\n");
}

/** @param rows the heading first @returns a Markdown table whose columns also line up as plain text */
export function alignTable(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const [heading = "", ...body] = rows.map(
    (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`,
  );
  return [heading, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body].join("\n");
}

/** @returns `8.21 s`, with three digits that count */
export function formatValue(value: number, unit: string): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))));
  return `${value.toFixed(unit === "packages" ? 0 : Math.min(digits, 2))} ${unit}`;
}

function nameRow(measure: Measure, size: number): string {
  const what = measure.startsWith("python") ? "files in the manifest" : "modules";
  return MEASURES[measure].title + (size > 0 ? `, ${size.toLocaleString("en")} ${what}` : "");
}

function formatCell(results: Results, measure: Measure, contender: string, size: number): string {
  const value = results.median(measure, contender, size);
  if (value === undefined) return "–";
  const ratio = results.ratio(measure, contender, PEER, size);
  return formatValue(value, MEASURES[measure].unit) + (ratio === undefined ? "" : ` (${formatRatio(ratio)})`);
}

export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

function sizesOf(results: Results, measure: string): number[] {
  const sizes = results.samples.filter((sample) => sample.measure === measure).map(({ size }) => size);
  return [...new Set(sizes)].sort((a, b) => a - b);
}
