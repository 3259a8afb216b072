/** @throws {Error} if there is nothing to take it of */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error("There is no median of no values.");
  return (low + high) / 2;
}

/** One measured quantity of one contender, with a value for each run. */
export interface Sample {
  /** A key of MEASURES in measures/measures.ts. */
  measure: string;
  /** A contender's name. */
  contender: string;
  /** Modules of the workload; 0 where it has none. */
  size: number;
  values: number[];
}

/** What was measured in one call of the command. */
export class Results {
  readonly #samples = new Map<string, Sample>();

  /** @param samples of an earlier run */
  constructor(samples: readonly Sample[] = []) {
    for (const { measure, contender, size, values } of samples) this.add(measure, contender, size, ...values);
  }

  add(measure: string, contender: string, size: number, ...values: number[]): void {
    const key = [measure, contender, size].join(" ");
    const sample = this.#samples.get(key) ?? { measure, contender, size, values: [] };
    sample.values.push(...values);
    this.#samples.set(key, sample);
  }

  get samples(): Sample[] {
    return [...this.#samples.values()];
  }

  /** @returns the median; undefined where nothing was measured */
  median(measure: string, contender: string, size: number): number | undefined {
    const sample = this.#samples.get([measure, contender, size].join(" "));
    return sample && median(sample.values);
  }

  /** @returns `contender`'s median as a multiple of the base's; undefined where one of them was not measured */
  ratio(measure: string, contender: string, base: string, size: number): number | undefined {
    const [one, other] = [this.median(measure, contender, size), this.median(measure, base, size)];
    return one === undefined || other === undefined || other === 0 ? undefined : one / other;
  }
}
