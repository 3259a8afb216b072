/** What is measured. The keys are the measures of samples; all are better when they are less. */
export const MEASURES = {
  cold: { title: "cold production build", unit: "s" },
  "cold-cpu": { title: "… its CPU time", unit: "s" },
  "cold-memory": { title: "… its peak memory", unit: "MB" },
  "cold-unchecked": { title: "cold production build, types not checked", unit: "s" },
  warm: { title: "warm build, nothing changed", unit: "s" },
  "warm-unchecked": { title: "warm build, types not checked", unit: "s" },
  rebuild: { title: "warm build, one module changed", unit: "s" },
  "size-scripts": { title: "scripts, Brotli", unit: "KB" },
  "size-styles": { title: "style sheets, Brotli", unit: "KB" },
  watch: { title: "watch mode, edit to emitted files", unit: "ms" },
  "dev-cold": { title: "dev server, start to page run, no cache", unit: "s" },
  "dev-warm": { title: "dev server, start to page run, second time", unit: "s" },
  "dev-edit": { title: "edit of one module to its code run in the browser", unit: "ms" },
  "dev-memory": { title: "dev server, peak memory after the edits", unit: "MB" },
  "install-size": { title: "installed packages", unit: "MB" },
  "install-count": { title: "installed packages", unit: "packages" },
  "generator-cold": { title: "generator, `npm init` with an empty npm cache", unit: "s" },
  "generator-warm": { title: "generator, `npm init` a second time", unit: "s" },
  "generator-help": { title: "generator, `--help` (node alone)", unit: "ms" },
  "python-tag": { title: "Django: the script tags of an entry", unit: "µs" },
  "python-page": { title: "Django: styles, scripts and one image of a page", unit: "µs" },
} as const satisfies Record<string, { title: string; unit: string }>;

export type Measure = keyof typeof MEASURES;
