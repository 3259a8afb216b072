/** Exit codes of the command line. `refused` and `usage` are the user's to mend, `internal` is ours. */
export const exitCodes = { done: 0, refused: 1, usage: 2, internal: 3, cancelled: 130 } as const;

/**
 * Something the user can mend. It is printed without a stack trace.
 *
 * @param message one sentence, with the offending value in it
 * @param fix the command or the edit that mends it
 */
export abstract class UserError extends Error {
  abstract readonly exitCode: number;
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.name = new.target.name;
    this.fix = fix;
  }
}

/** The command line is wrong, or an answer is missing and there is nobody to ask. */
export class UsageError extends UserError {
  readonly exitCode = exitCodes.usage;
}

/** Going on would harm the project or leave it half-done; nothing was written unless the message says so. */
export class RefusedError extends UserError {
  readonly exitCode = exitCodes.refused;
}

/** The user pressed Ctrl-C or answered no, or somebody has sent a signal to end. */
export class CancelledError extends UserError {
  readonly exitCode: number;

  /** @param exitCode 128 plus the number of the signal, as a shell has it */
  constructor(message = "Cancelled.", fix = "Nothing was written.", exitCode: number = exitCodes.cancelled) {
    super(message, fix);
    this.exitCode = exitCode;
  }
}

/** What an error of the user's would say; undefined where there is none. */
export function whyNot(attempt: () => unknown): string | undefined {
  try {
    attempt();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return undefined;
}
