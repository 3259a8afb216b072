import { readdirSync } from "node:fs";
import type { Ask } from "../ask.ts";
import { RefusedError } from "../errors.ts";
import type { ConflictAnswer } from "./conflictAnswers.ts";
import type { PlannedFile } from "./plan.ts";

const answers: Record<string, ConflictAnswer> = {
  "Stop, write nothing": "refuse",
  "Keep my files, write the others": "skip",
  "Overwrite my files with those of the plan": "overwrite",
};

/**
 * What to do about files that are in the way, if the user has not said. Without a terminal: refuse.
 *
 * @param plan what the run would do
 * @param folder absolute path of the frontend folder
 * @param shown the folder as the user knows it
 * @param known whether an earlier run has rendered the folder
 * @param said the user's answer on the command line
 * @throws RefusedError naming every file in the way, or the folder where it is none
 */
export async function decideConflicts(
  plan: readonly PlannedFile[],
  { folder, shown, known }: { folder: string; shown: string; known: boolean },
  said: ConflictAnswer | undefined,
  ask: Ask | undefined,
): Promise<ConflictAnswer> {
  const inTheWay = plan.filter(({ status }) => status === "conflict");
  const stranger = !known && isOccupied(folder, shown);
  if (inTheWay.length === 0 && !stranger) return said ?? "refuse";
  const decision = said ?? (ask && (await askForDecision(ask))) ?? "refuse";
  if (decision !== "refuse") return decision;
  const list = inTheWay.map(({ path, note }) => `\n  ${path}${note ? `: ${note}` : ""}`).join("");
  const files = `${inTheWay.length} ${inTheWay.length === 1 ? "file is" : "files are"} in the way`;
  throw new RefusedError(
    `${list ? files : `${shown}/ exists and is not ours`}; nothing was written.${list}`,
    `${known ? "Say" : "Choose another folder with --directory, or say"} what to do with --on-conflict skip (yours stay) or --on-conflict overwrite (yours go).`,
  );
}

/**
 * Whether there is something in a folder.
 *
 * @throws RefusedError if it is no folder, or cannot be read
 */
function isOccupied(folder: string, shown: string): boolean {
  try {
    return readdirSync(folder).length > 0;
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return false;
    throw new RefusedError(
      `${shown} ${code === "ENOTDIR" ? "is no folder" : `could not be read (${code})`}; nothing was written.`,
      "Move it away, or choose another folder with --directory.",
    );
  }
}

async function askForDecision(ask: Ask): Promise<ConflictAnswer | undefined> {
  const choices = Object.keys(answers);
  return answers[await ask.select("Files are in the way", choices, choices[0] ?? "")];
}
