import type { Random } from "./random.ts";

const ADJECTIVES = [
  "active",
  "billed",
  "cheap",
  "daily",
  "early",
  "final",
  "gross",
  "hidden",
  "inner",
  "local",
] as const;
const NOUNS = [
  "account",
  "basket",
  "claim",
  "device",
  "event",
  "field",
  "grant",
  "invoice",
  "journey",
  "order",
] as const;
const VERBS = ["accept", "block", "close", "defer", "expand", "freeze", "merge", "open", "pause", "settle"] as const;

/** The names in one feature. They differ from one feature to the next, as in a real project, so that nothing is the same twice. */
export interface Words {
  /** A type's name: `EarlyInvoice`. */
  type: string;
  /** A property's name: `dailyClaim`. */
  field: string;
  /** Three actions, all different: `accept`, `close`, `merge`. */
  verbs: [string, string, string];
}

export function chooseWords(random: Random): Words {
  const first = random.between(0, VERBS.length - 1);
  const verb = (step: number) => VERBS[(first + step) % VERBS.length] ?? VERBS[0];
  return {
    type: capitalize(random.pick(ADJECTIVES)) + capitalize(random.pick(NOUNS)),
    field: random.pick(ADJECTIVES) + capitalize(random.pick(NOUNS)),
    verbs: [verb(0), verb(3), verb(6)],
  };
}

export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
