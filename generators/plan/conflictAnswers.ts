/** What can be done about files of the user's that are in the way: `--on-conflict`. */
export const conflictAnswers = ["refuse", "skip", "overwrite"] as const;
export type ConflictAnswer = (typeof conflictAnswers)[number];
