import type { Results } from "../statistics.ts";
import { alignTable, formatRatio, formatValue } from "./table.ts";

interface Goal {
  title: string;
  limit: number;
  /** Absent: the value is a ratio. */
  unit?: string;
  value: (results: Results) => number | undefined;
}

const ratio =
  (measure: string, contender: string, base: string, size = 500) =>
  (results: Results) =>
    results.ratio(measure, contender, base, size);
const absolute =
  (measure: string, size: number, contender = "ours") =>
  (results: Results) =>
    results.median(measure, contender, size);

const fastestWebpack = (results: Results) => {
  const [one, other] = ["ours", "ours-swc"].map((name) => results.ratio("cold", name, "boilerplate", 500));
  return one === undefined || other === undefined ? undefined : Math.min(one, other);
};

/** What we want to reach: the ratios hold between medians of one run of the command. */
const GOALS: Goal[] = [
  {
    title: "cold build, types checked, to the closest peer's",
    limit: 0.48,
    value: ratio("cold", "ours", "boilerplate"),
  },
  { title: "… with the faster of webpack's two transpilers", limit: 0.33, value: fastestWebpack },
  {
    title: "warm build, types checked, to the closest peer's",
    limit: 0.09,
    value: ratio("warm", "ours", "boilerplate"),
  },
  {
    title: "`--bundler rspack`, cold, types not checked, to Vite's",
    limit: 1.1,
    value: ratio("cold-unchecked", "ours-rspack", "vite"),
  },
  { title: "… types checked", limit: 0.8, value: ratio("cold", "ours-rspack", "vite") },
  { title: "… warm, types checked", limit: 0.3, value: ratio("warm", "ours-rspack", "vite") },
  {
    title: "… edit to browser, 3,000 modules",
    limit: 300,
    unit: "ms",
    value: absolute("dev-edit", 3000, "ours-rspack"),
  },
  { title: "edit to browser, 500 modules", limit: 250, unit: "ms", value: absolute("dev-edit", 500) },
  { title: "edit to browser, 3,000 modules", limit: 800, unit: "ms", value: absolute("dev-edit", 3000) },
  {
    title: "dev server ready, second time, to the closest peer's",
    limit: 0.22,
    value: ratio("dev-warm", "ours", "boilerplate"),
  },
  { title: "scripts, Brotli, to Vite's", limit: 1.05, value: ratio("size-scripts", "ours", "vite") },
  { title: "style sheets, Brotli, to Vite's", limit: 1.05, value: ratio("size-styles", "ours", "vite") },
  { title: "tags of a page, to django-vite's", limit: 0.8, value: ratio("python-page", "ours", "django-vite", 1_000) },
  {
    title: "`npm init` with an empty cache, to create-vite's",
    limit: 1.5,
    value: ratio("generator-cold", "ours", "vite", 0),
  },
  {
    title: "installed packages, size, to the closest peer's",
    limit: 1.6,
    value: ratio("install-size", "ours", "boilerplate", 0),
  },
  { title: "… number", limit: 0.5, value: ratio("install-count", "ours", "boilerplate", 0) },
  { title: "… seconds", limit: 1, value: ratio("install-time", "ours", "boilerplate", 0) },
  {
    title: "200 islands of React, first to last mounted",
    limit: 200,
    unit: "ms",
    value: absolute("islands-span", 0, "ours, react"),
  },
];

/** @returns a Markdown table that says of each goal whether it was reached, and by how much, for each run */
export function formatGoals(runs: { node: string; results: Results }[]): string {
  const rows = GOALS.map(({ title, limit, unit, value }) => {
    const format = (number: number) => (unit ? formatValue(number, unit) : formatRatio(number));
    const cells = runs.map(({ results }) => {
      const measured = value(results);
      return measured === undefined ? "not measured" : `${format(measured)}, ${judge(measured, limit)}`;
    });
    return [title, `≤ ${format(limit)}`, ...cells];
  });
  return alignTable([["at 500 modules, unless said", "goal", ...runs.map(({ node }) => `Node ${node}`)], ...rows]);
}

function judge(measured: number, limit: number): string {
  const share = Math.abs(measured / limit - 1) * 100;
  return measured <= limit ? `reached, ${share.toFixed(0)} % below` : `not reached, ${share.toFixed(0)} % above`;
}
