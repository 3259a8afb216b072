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
const absolute = (measure: string, size: number) => (results: Results) => results.median(measure, "ours", size);

/** Against the contender's time without a check of types, where it can be left out. */
const unchecked =
  (base: string, build: "cold" | "warm" = "cold", contender = "ours") =>
  (results: Results) => {
    const ours = results.median(`${build}-unchecked`, contender, 500);
    const other = results.median(`${build}-unchecked`, base, 500) ?? results.median(build, base, 500);
    return ours && other && ours / other;
  };

const growth = (results: Results) => {
  const [large, small] = [results.median("cold", "ours", 3000), results.median("cold", "ours", 500)];
  return large && small && large / small;
};

const tagAgainstBest = (results: Results) => {
  const ours = results.median("python-tag", "ours", 1_000);
  const peers = ["django-vite", "django-webpack-loader"].map((peer) => results.median("python-tag", peer, 1_000));
  const best = Math.min(...peers.map((value) => value ?? Infinity));
  return ours && (Number.isFinite(best) ? ours / best : undefined);
};

/** What we want to reach: the ratios hold between medians of one run of the command. */
const GOALS: Goal[] = [
  { title: "cold build, types not checked, to the closest peer's", limit: 0.3, value: unchecked("boilerplate") },
  { title: "cold build, types not checked, to webpack's own scaffold's", limit: 0.2, value: unchecked("scaffold") },
  {
    title: "cold build as rendered, types checked, to the closest peer's",
    limit: 0.4,
    value: ratio("cold", "ours", "boilerplate"),
  },
  {
    title: "warm build as rendered, types checked, to the closest peer's",
    limit: 0.1,
    value: ratio("warm", "ours", "boilerplate"),
  },
  {
    title: "warm build, types not checked, to the closest peer's",
    limit: 0.1,
    value: unchecked("boilerplate", "warm"),
  },
  {
    title: "`--bundler rspack`, cold, types not checked, to Vite's",
    limit: 1.2,
    value: unchecked("vite", "cold", "ours-rspack"),
  },
  {
    title: "`--bundler rspack`, cold, types not checked, to the closest peer's",
    limit: 0.08,
    value: unchecked("boilerplate", "cold", "ours-rspack"),
  },
  { title: "cold build, 3,000 modules to 500", limit: 6, value: growth },
  { title: "scripts, Brotli, to Vite's", limit: 1.05, value: ratio("size-scripts", "ours", "vite") },
  { title: "style sheets, Brotli, to Vite's", limit: 1.05, value: ratio("size-styles", "ours", "vite") },
  {
    title: "dev server ready, no cache, to the closest peer's",
    limit: 0.15,
    value: ratio("dev-cold", "ours", "boilerplate"),
  },
  {
    title: "dev server ready, second time, to the closest peer's",
    limit: 0.15,
    value: ratio("dev-warm", "ours", "boilerplate"),
  },
  { title: "edit to browser, 500 modules", limit: 300, unit: "ms", value: absolute("dev-edit", 500) },
  { title: "edit to browser, 3,000 modules", limit: 1_000, unit: "ms", value: absolute("dev-edit", 3000) },
  { title: "tag to the best of django-vite's and django-webpack-loader's", limit: 1, value: tagAgainstBest },
  {
    title: "`npm init` with an empty cache to create-vite's",
    limit: 1,
    value: ratio("generator-cold", "ours", "vite", 0),
  },
];

/** @returns a Markdown table that says of each goal whether it was reached, and by how much */
export function formatGoals(results: Results): string {
  const rows = GOALS.map(({ title, limit, unit, value }) => {
    const measured = value(results);
    const format = (number: number) => (unit ? formatValue(number, unit) : formatRatio(number));
    return [title, `≤ ${format(limit)}`, measured === undefined ? "–" : format(measured), judge(measured, limit)];
  });
  return alignTable([["at 500 modules, unless said", "goal", "measured", ""], ...rows]);
}

function judge(measured: number | undefined, limit: number): string {
  if (measured === undefined) return "not measured";
  const share = Math.abs(measured / limit - 1) * 100;
  return measured <= limit ? `reached, ${share.toFixed(0)} % below` : `not reached, ${share.toFixed(0)} % above`;
}
