import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from "node:fs";
import { RefusedError } from "./errors.ts";

/** Bytes; nothing that a person has written is as long. */
const LARGEST = 64 * 1024 * 1024;

/** What the system says where there is nothing of a name, or cannot be. */
const ABSENT = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG"]);

/** What is in a file of the user's, or in words why it cannot be read: `is a named pipe`. */
export type Input = { readonly bytes: Buffer } | { readonly problem: string };

/**
 * Reads a file of the user's: the one way to do so. What could keep us waiting, or never ends, is not read.
 *
 * @param file absolute path; links are followed
 * @returns undefined where there is nothing of that name
 */
export function readInput(file: string): Input | undefined {
  try {
    // Opening a device alone can do something.
    const problem = kindProblem(statSync(file));
    return problem === undefined ? readRegular(file) : { problem };
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    return ABSENT.has(code) ? undefined : { problem: `could not be read (${code})` };
  }
}

/**
 * The same for a file that the run cannot do without.
 *
 * @param shown the file as the user knows it
 * @throws RefusedError if it is there and cannot be read
 */
export function readOrRefuse(file: string, shown: string): Buffer | undefined {
  const input = readInput(file);
  if (!input || "bytes" in input) return input?.bytes;
  throw new RefusedError(
    `${shown} ${input.problem}; nothing was written.`,
    "Put a regular file in its place, or move it away, and run the command again.",
  );
}

/** The text of a file that is only looked at: undefined also where it cannot be read. */
export function lookAt(file: string): string | undefined {
  const input = readInput(file);
  return input && "bytes" in input ? input.bytes.toString("utf8") : undefined;
}

/** The object in a JSON file that is only looked at; undefined where it is anything else. */
export function lookAtJson(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asRecord(JSON.parse(withoutMark(lookAt(file) ?? "")));
  } catch {
    return undefined;
  }
}

/** What JSON calls an object; undefined for any other value. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : undefined;
}

/** JSON may begin with a byte order mark, which its grammar does not know. See RFC 8259, section 8.1 */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}

/** What stands against reading something, in words. */
export function kindProblem(stats: Stats): string | undefined {
  if (stats.isFile()) return stats.size > LARGEST ? `is larger than ${LARGEST / 1024 / 1024} MB` : undefined;
  if (stats.isDirectory()) return "is a folder";
  if (stats.isFIFO()) return "is a named pipe";
  return stats.isSocket() ? "is a socket" : "is a device";
}

/** Without O_NONBLOCK, which Windows has not, opening a pipe that has taken the file's place meanwhile would wait for its other end. */
function readRegular(file: string): Input {
  const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const problem = kindProblem(fstatSync(fd));
    return problem === undefined ? { bytes: readAll(fd) } : { problem };
  } finally {
    closeSync(fd);
  }
}

/**
 * Reads an open file from its beginning.
 *
 * @param fd of a regular file
 */
export function readAll(fd: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(fd).size + 1);
  let length = 0;
  for (let got = -1; got !== 0 && length < bytes.length; length += got) {
    got = readSync(fd, bytes, length, bytes.length - length, length);
  }
  return bytes.subarray(0, length);
}
