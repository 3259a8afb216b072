/** What belongs together, in the order of the report. */
export const GROUPS = {
  build: "Production builds",
  dev: "While somebody develops",
  install: "Installing and rendering",
  python: "Django's templates",
  islands: "A page of 200 islands, due at once, in Chromium",
} as const;

/** What is measured. The keys are the measures of samples; all are better when they are less. */
export const MEASURES = {
  cold: { group: "build", title: "cold production build", unit: "s" },
  "cold-cpu": { group: "build", title: "… its CPU time", unit: "s" },
  "cold-memory": { group: "build", title: "… its peak memory", unit: "MB" },
  "cold-unchecked": { group: "build", title: "cold production build, types not checked", unit: "s" },
  warm: { group: "build", title: "warm build, nothing changed", unit: "s" },
  "warm-unchecked": { group: "build", title: "warm build, types not checked", unit: "s" },
  rebuild: { group: "build", title: "warm build, one module changed", unit: "s" },
  "size-scripts": { group: "build", title: "scripts, Brotli", unit: "KB" },
  "size-styles": { group: "build", title: "style sheets, Brotli", unit: "KB" },
  watch: { group: "dev", title: "watch mode, edit to emitted files", unit: "ms" },
  "dev-cold": { group: "dev", title: "dev server, start to page run, no cache", unit: "s" },
  "dev-warm": { group: "dev", title: "dev server, start to page run, second time", unit: "s" },
  "dev-edit": { group: "dev", title: "edit of one module to its code run in the browser", unit: "ms" },
  "dev-memory": { group: "dev", title: "dev server, peak memory after the edits", unit: "MB" },
  "install-size": { group: "install", title: "installed packages, size", unit: "MB" },
  "install-count": { group: "install", title: "installed packages, number", unit: "packages" },
  "install-time": { group: "install", title: "installing them, `npm ci` from a full npm cache", unit: "s" },
  "generator-cold": { group: "install", title: "generator, `npm init` with an empty npm cache", unit: "s" },
  "generator-warm": { group: "install", title: "generator, `npm init` a second time", unit: "s" },
  "generator-help": { group: "install", title: "generator, `--help` (node alone)", unit: "ms" },
  "python-tag": { group: "python", title: "Django: the script tags of an entry", unit: "µs" },
  "python-page": { group: "python", title: "Django: styles, scripts and one image of a page", unit: "µs" },
  "islands-last": { group: "islands", title: "HTML read to the last of them mounted, scripts fetched", unit: "ms" },
  "islands-span": { group: "islands", title: "first to last of them mounted", unit: "ms" },
} as const satisfies Record<string, { group: keyof typeof GROUPS; title: string; unit: string }>;

export type Measure = keyof typeof MEASURES;
