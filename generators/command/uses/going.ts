import type { Choices } from "../../choices.ts";
import { packagesIn } from "../../plan/ownPackages.ts";
import { describe } from "../../rendering/description.ts";
import { layersOf } from "../../rendering/layers.ts";
import { chosenLayers, wantedBy } from "../../rendering/needs.ts";
import type { Rendering } from "../../rendering/render.ts";

/** What is not there any more with other choices; each with the values of before that it was there for. */
export interface Going {
  /** Endings of sources, or folders of them: `*.vue`, `src/islands/`. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** Template tags. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** Elements, beginnings of attributes, queries of assets: `<turbo-`, `hx-`, `?width=`. */
  readonly markup: ReadonlyMap<string, readonly string[]>;
}

/** @param templates the built `templates/` folder */
export function goingOf(templates: string, before: Choices, after: Choices): Going {
  const lost = (key: "sources" | "tags" | "markup") => {
    const [was, is] = [saidBy(templates, before, key), saidBy(templates, after, key)];
    return new Map(
      [...was]
        .filter(([word]) => !is.has(word))
        .map(([word, layer]) => [word, reasonsFor(templates, layer, before, after)]),
    );
  };
  return { sources: lost("sources"), tags: lost("tags"), markup: lost("markup") };
}

/** The packages that nothing of ours needs any more, and that imports do not mean another by. */
export function packagesGoing(templates: string, before: Rendering, after: Rendering, choices: Choices): string[] {
  const packagesOf = (rendering: Rendering) => [...packagesIn(rendering.get("package.json")?.toString())];
  const staying = [...packagesOf(after), ...saidBy(templates, choices, "provides").keys()];
  return packagesOf(before).filter((name) => !staying.includes(name));
}

/** The words of all layers, each with the first that says it. */
function saidBy(
  templates: string,
  choices: Choices,
  key: "sources" | "tags" | "markup" | "provides",
): Map<string, string> {
  const said = new Map<string, string>();
  for (const { folder } of layersOf(templates, choices)) {
    for (const word of describe(templates, folder)[key] ?? []) if (!said.has(word)) said.set(word, folder);
  }
  return said;
}

function reasonsFor(templates: string, layer: string, before: Choices, after: Choices): string[] {
  const staying = chosenLayers(after).map(({ layer: other }) => other);
  const gone = chosenLayers(before).filter(({ layer: other }) => !staying.includes(other));
  const wanted = wantedBy(templates, layer, before).filter(({ kind, value }) =>
    gone.some((one) => one.kind === kind && one.value === value),
  );
  // What lies between two goes with either.
  return (wanted.length > 0 ? wanted : gone).map(({ value }) => value);
}
