import { createTwoFilesPatch } from "diff";
import type { PlannedFile } from "./plan.ts";

/**
 * The change to one file that exists, as a unified diff that `git apply` takes.
 * Empty for a file that stays, and for one that is new or goes: its contents are in `templates/` for all to read.
 */
export function diff({ path, status, before, after }: PlannedFile): string {
  if (!before || !after || status === "identical") return "";
  if ([before, after].some((contents) => contents.includes(0))) return `Binary files a/${path} and b/${path} differ\n`;
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before.toString(), after.toString(), "", "", {
    stripTrailingCr: false,
  });
  return patch.replace(/^=+\n/, "");
}
