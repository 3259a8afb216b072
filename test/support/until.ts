import { setTimeout as sleep } from "node:timers/promises";

/** How long anything may take, in milliseconds: two cores, several test files. Who waits in vain has failed already. */
const PATIENCE = 30_000;

/**
 * Asks again and again until the answer is there.
 *
 * @param what finishes the sentence "Waited 10 s for …"
 * @param question undefined, false, null or "" mean "not yet"; what it throws, too
 * @param patience in milliseconds
 * @returns the first answer
 * @throws {Error} with the last thing that was thrown as its cause
 */
export async function until<Answer>(
  what: string,
  question: () => Answer | Promise<Answer>,
  patience = PATIENCE,
): Promise<NonNullable<Awaited<Answer>>> {
  let cause: unknown;
  const end = Date.now() + patience;
  while (Date.now() < end) {
    try {
      const answer = await question();
      if (answer) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await sleep(50);
  }
  throw new Error(`Waited ${patience / 1000} s for ${what}.`, { cause });
}
