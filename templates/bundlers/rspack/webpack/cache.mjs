// @ts-check
/**
 * What a build has worked out is kept for the next one, for as long as nothing has changed that is
 * no source.
 * Without this file, every build is a cold one.
 */
import { describeBuild } from "./support/cache-key.mjs";

/** @type {import("./support/context.mjs").Concern} */
export default function cache({ root, task, mode }) {
  return {
    cache: { type: "persistent", name: `${task}-${mode}`, version: describeBuild(root) },
  };
}
