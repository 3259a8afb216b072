import type { Contender } from "../contenders/contender.ts";
import { MEASURES, type Measure } from "../measures/measures.ts";
import type { Results } from "../statistics.ts";
import { formatValue } from "./table.ts";

const SIZE = 500;
/** Each a measure, and what stands for it where a contender has no check of types that can be left out. */
const PANELS: [Measure, Measure?][] = [
  ["cold"],
  ["cold-unchecked", "cold"],
  ["warm"],
  ["rebuild"],
  ["dev-cold"],
  ["dev-edit"],
];

/** Pixels. */
const WIDTH = 760;
const LABELS = 210;
const VALUES = 90;
const ROW = 20;
const TITLE = 34;

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #222 }
.title { font-weight: 600 }
.value { font-variant-numeric: tabular-nums }
rect { fill: #9aa7b8 }
rect.ours { fill: #2563c9 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } rect { fill: #6b7787 } rect.ours { fill: #6ea0f5 } }
`;

/** @returns an SVG: a panel for each measure at 500 modules, a bar for each contender, each panel with a scale of its own */
export function drawPlot(results: Results, contenders: Pick<Contender, "name" | "title">[]): string {
  const parts: string[] = [];
  let top = 0;
  for (const [measure, substitute] of PANELS) {
    const bars = contenders.flatMap(({ name, title }) => {
      const value = results.median(measure, name, SIZE) ?? (substitute && results.median(substitute, name, SIZE));
      return value === undefined ? [] : [{ name, title, value }];
    });
    if (bars.length === 0) continue;
    parts.push(`<text class="title" x="0" y="${top + TITLE - 12}">${MEASURES[measure].title}, ${SIZE} modules</text>`);
    const longest = Math.max(...bars.map(({ value }) => value));
    for (const [index, { name, title, value }] of bars.entries()) {
      const y = top + TITLE + index * ROW;
      const width = Math.max(1, (value / longest) * (WIDTH - LABELS - VALUES));
      parts.push(
        `<text x="${LABELS - 8}" y="${y + 13}" text-anchor="end">${title}</text>`,
        `<rect class="${name.startsWith("ours") ? "ours" : "other"}" x="${LABELS}" y="${y + 3}" width="${width.toFixed(1)}" height="${ROW - 6}"/>`,
        `<text class="value" x="${(LABELS + width + 6).toFixed(1)}" y="${y + 13}">${formatValue(value, MEASURES[measure].unit)}</text>`,
      );
    }
    top += TITLE + bars.length * ROW;
  }
  const size = `width="${WIDTH}" height="${top + 8}" viewBox="0 0 ${WIDTH} ${top + 8}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>\n<style>${STYLE}</style>\n${parts.join("\n")}\n</svg>\n`;
}
