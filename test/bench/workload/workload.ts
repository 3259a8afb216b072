import { drawImage, THEME, writeStyles } from "./assets.ts";
import { randomAt, writeCollection, writeParser, writeReducer, writeTypes, writeView } from "./modules.ts";
import { chooseWords, type Words } from "./words.ts";

/** Paths below the folder that holds the sources, and what is in them. */
export type Workload = Map<string, string | Buffer>;

/** How many modules a feature has, its index included. */
export const FEATURE_SIZE = 10;
/** One feature in so many is loaded when somebody asks for it. */
const LAZY = 5;

/** The module that is edited while the clock runs. */
export const EDITED = "features/feature-000/edited.ts";

/** @param stamp what the page shows once the edit has arrived: letters and digits only */
export function writeEdited(stamp: string): string {
  return `export const stamp: string = "${stamp}";\n`;
}

/**
 * The sources of an application: TypeScript with types worth checking, a fifth of it React components, a style sheet for
 * each feature, a picture for every other, and lazy chunks. The same size gives the same bytes.
 *
 * @param size how many modules, rounded to whole features
 */
export function createWorkload(size: number): Workload {
  const count = Math.max(1, Math.round(size / FEATURE_SIZE));
  const features = Array.from({ length: count }, (_, index) => ({ index, name: nameOf(index), words: wordsOf(index) }));
  const lazy = features.filter(({ index }) => index % LAZY === 1);
  const eager = features.filter((feature) => !lazy.includes(feature));
  const files: Workload = new Map();
  for (const { index, name, words } of features) {
    for (const [file, content] of writeFeature(index, words)) files.set(`features/${name}/${file}`, content);
  }
  files.set(EDITED, writeEdited("first"));
  files.set("features/_theme.scss", THEME);
  files.set("start.ts", writeStart(eager, lazy));
  return files;
}

interface Feature {
  index: number;
  name: string;
  words: Words;
}

function nameOf(index: number): string {
  return `feature-${String(index).padStart(3, "0")}`;
}

function wordsOf(index: number): Words {
  return chooseWords(randomAt(index, 1));
}

function writeFeature(index: number, words: Words): [string, string | Buffer][] {
  const random = randomAt(index, 2);
  // A feature uses an earlier one that is not lazy, or itself.
  const used = index - (index % LAZY);
  const other = { path: `../${nameOf(used)}/types`, type: wordsOf(used).type };
  const pictured = index % 2 === 0;
  return [
    ["types.ts", writeTypes(words)],
    ["reducer-1.ts", writeReducer(words, random)],
    ["reducer-2.ts", writeReducer(words, random)],
    ["collection-1.ts", writeCollection(words, random)],
    ["collection-2.ts", writeCollection(words, random)],
    ["parser-1.ts", writeParser(words, random, other)],
    ["parser-2.ts", writeParser(words, random, other)],
    ["view-1.tsx", writeView(words, random, "first")],
    ["view-2.tsx", writeView(words, random, "second")],
    ["index.ts", writeIndex(pictured)],
    ["styles.scss", writeStyles(words.field, random)],
    ...(pictured ? [["image.png", drawImage(random)] satisfies [string, Buffer]] : []),
  ];
}

function writeIndex(pictured: boolean): string {
  const parts = ["reducer-1", "reducer-2", "collection-1", "collection-2", "parser-1", "parser-2", "view-1", "view-2"];
  return `${parts.map((part, index) => `import { run as run${index} } from "./${part}";`).join("\n")}
import { First } from "./view-1";
import { Second } from "./view-2";
${pictured ? 'import image from "./image.png";\n' : ""}import "./styles.scss";

export const views = [First, Second];
export const pictures: string[] = [${pictured ? "image" : ""}];
export const run = (seed: number): number => [${parts.map((_, index) => `run${index}`).join(", ")}].reduce((sum, part) => sum + part(seed), 0);
`;
}

/** The page shows what has run, and since when, where a test can read it: in attributes of the document. */
function writeStart(eager: Feature[], lazy: Feature[]): string {
  return `import { createElement } from "react";
import { createRoot } from "react-dom/client";
${eager.map(({ index, name }) => `import * as feature${index} from "./features/${name}";`).join("\n")}
import { stamp } from "./features/feature-000/edited";

const features = [${eager.map(({ index }) => `feature${index}`).join(", ")}];
const lazy = [
${lazy.map(({ name }) => `  () => import("./features/${name}"),`).join("\n")}
];

// A hot update runs this again.
document.querySelector("main")?.remove();
const main = document.body.appendChild(document.createElement("main"));
const views = features.flatMap((feature) => feature.views);
createRoot(main).render(views.map((View, index) => createElement(View, { key: index, title: \`View \${index}\`, compact: true })));
for (const source of features.flatMap((feature) => feature.pictures)) main.append(Object.assign(new Image(), { loading: "lazy", src: source }));

async function loadAll(): Promise<number> {
  const loaded = await Promise.all(lazy.map((load) => load()));
  return loaded.reduce((sum, feature) => sum + feature.run(1), 0);
}
main.addEventListener("dblclick", () => void loadAll().then((sum) => (main.dataset.lazy = String(sum))));

Object.assign(document.documentElement.dataset, {
  total: features.reduce((sum, feature) => sum + feature.run(1), 0),
  stamp,
  at: Date.now(),
});
`;
}
