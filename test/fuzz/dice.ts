import { createRandom, type Random } from "../bench/workload/random.ts";

/** Choices of a generated module. The same seed makes the same module. */
export interface Dice extends Random {
  /** @returns true this often: 0.1 is once in ten times */
  chance: (probability: number) => boolean;
  /** @returns each item of a list or not, in their order */
  some: <Item>(items: readonly Item[]) => Item[];
}

export function createDice(seed: number): Dice {
  const random = createRandom(seed);
  const chance = (probability: number) => random.between(1, 10_000) <= probability * 10_000;
  return { ...random, chance, some: (items) => items.filter(() => chance(0.5)) };
}

export function indent(code: string, by = "    "): string {
  return code.replace(/^(?=.)/gm, by);
}

/** What a file may look like without meaning anything else: line ends, tabs, a byte order mark, comments. */
export function dressed(dice: Dice, code: string): string {
  let text = code;
  if (dice.chance(0.15)) text = `"""A module. INSTALLED_APPS = ["frontend"]; frontend.init_app(app)"""\n${text}`;
  if (dice.chance(0.2)) text = text.replace(/^(\w[^\n"']*)$/m, '$1  # "frontend"');
  if (dice.chance(0.2)) text = text.replace(/\n(?=\w)/, "\n\n# frontend.init_app(app)\n\n");
  if (dice.chance(0.05)) text = text.replace(/\n(?=\w)/, "\n\f\n");
  if (dice.chance(0.1)) text = text.replace(/^( {4})+/gm, (margin) => "\t".repeat(margin.length / 4));
  if (dice.chance(0.1)) text = text.trimEnd();
  if (dice.chance(0.15)) text = text.replaceAll("\n", "\r\n");
  return dice.chance(0.05) ? `\ufeff${text}` : text;
}
