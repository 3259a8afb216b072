import { lstatSync, readlinkSync, realpathSync, type Stats } from "node:fs";
import { join, posix, resolve, sep } from "node:path";
import { RefusedError } from "../errors.ts";

/**
 * Where a file of the plan really is, once all links on the way are followed; it need not be there yet.
 *
 * A link whose target is in the project is the user's way to lay out the project: what is written goes there. One that leads out
 * would have us write where nobody expects it.
 *
 * @param root absolute path of the project
 * @param path relative to it, with forward slashes; one that begins with `..` has the folder that it leads up to for its project
 * @returns an absolute path without links
 * @throws RefusedError naming the link that leads out, or nowhere
 */
export function realPlace(root: string, path: string): string {
  const steps = path.split("/").filter((step) => step !== ".");
  const up = steps.findIndex((step) => step !== "..");
  const project = realpathSync(resolve(root, ...steps.slice(0, up)));
  let place = project;
  for (const [index, step] of steps.slice(up).entries()) {
    const next = join(place, step);
    const shown = posix.join(...steps.slice(0, up + index + 1));
    place = lookAt(next)?.isSymbolicLink() ? follow(next, shown) : next;
    if (place !== project && !place.startsWith(project.replace(/[/\\]?$/, sep))) throw leadsOut(shown, place);
  }
  return place;
}

function follow(link: string, shown: string): string {
  try {
    return realpathSync(link);
  } catch {
    throw new RefusedError(
      `${shown} is a link to ${readlinkSync(link)}, which cannot be reached; nothing was written.`,
      "Mend the link or remove it, then run the command again.",
    );
  }
}

function leadsOut(shown: string, place: string): RefusedError {
  return new RefusedError(
    `${shown} is a link to ${place}, outside of the project; nothing was written.`,
    "Put the file or folder itself there, or run the command in a folder that holds both.",
  );
}

/** Where a file stands in the place of a folder, or a folder cannot be looked into, the writing says so. */
function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
