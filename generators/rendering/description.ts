import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { layerFolders } from "../choices.ts";
import type { Layer } from "./files.ts";

/**
 * What a layer says of itself, in `<its folder>.layer.json` beside its folder, so that the folder holds nothing but what is
 * rendered. Layers are called by their folders: `bundlers/rspack`.
 */
export interface LayerDescription extends Omit<Layer, "folder"> {
  /** The layers that lie below it, also where nobody has chosen them. */
  readonly needs?: readonly string[];
  /** The layers that it cannot be together with. */
  readonly clashes?: readonly string[];
  /** The only values of other choices that it goes with: `{ "backend": ["django"] }`. */
  readonly for?: { readonly [Name in keyof typeof layerFolders]?: readonly string[] };
  /**
   * By other layers, what lies directly above both where those are laid as well: `{ "ui/react": "architectures/islands-react" }`.
   * A key may name several: `"ui/react ui/vue"`.
   */
  readonly with?: Readonly<Record<string, string>>;
  /** Why it clashes, or goes with those alone: a clause for the error. */
  readonly because?: string;
  /**
   * The sources of its owner's that are nothing without it: endings (`*.vue`), which the build reads with it alone, or folders
   * (`src/islands/`), which it loads. Where it is taken out, such files stay, and are named.
   */
  readonly sources?: readonly string[];
  /** Packages of others that imports mean with it, though they are not there: React's, where Preact stands under that name. */
  readonly provides?: readonly string[];
  /** What a person should know of it from the first moment: a sentence, shown when it comes. */
  readonly notice?: string;
  /** What HTML in templates means with it alone: elements (`<turbo-`), beginnings of attributes (`hx-`), queries (`?width=`). */
  readonly markup?: readonly string[];
  /** The template tags, or functions, that templates have with it alone: `island`. */
  readonly tags?: readonly string[];
}

/** What a layer says of itself; most have nothing to say. */
export function describe(templates: string, folder: string): LayerDescription {
  const file = join(templates, `${folder}.layer.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as LayerDescription) : {};
}
