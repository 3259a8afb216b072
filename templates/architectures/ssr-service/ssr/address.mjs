// @ts-check
/**
 * Where the service listens, and what is known of it from the environment. assets/ssr_client.py has the same for the backend.
 *
 * SSR_SOCKET    a socket, in a folder that nobody else may enter; by default in .webpack/ssr/
 * SSR_HOST      in place of a socket: an interface. Any but 127.0.0.1 and ::1 needs SSR_TOKEN
 * SSR_PORT      the port on it; 9130
 * SSR_TOKEN     16 characters or more that the backend must send
 * SSR_WORKERS   threads; one less than there are processors, 2 to 4
 * SSR_DEADLINE  milliseconds for one island; 300
 * SSR_MEMORY    megabytes for a thread; 128
 * SSR_RENDERS   islands after which a thread is replaced; 10000
 */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Bytes of a socket's path. Linux allows 107, macOS 103: https://man7.org/linux/man-pages/man7/unix.7.html */
const LONGEST = 100;
const SHORTEST = 16; // characters of a token
const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/** @typedef {{ path: string } | { host: string, port: number }} Address */

/** A setting that the service cannot run with. */
export class Unusable extends Error {}

/**
 * @param {string} root the frontend folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Address}
 * @throws {Unusable}
 */
export function readAddress(root, env) {
  const { SSR_SOCKET: socket, SSR_HOST: host, SSR_TOKEN: token = "" } = env;
  if (token && token.length < SHORTEST)
    throw new Unusable(
      `SSR_TOKEN has ${token.length} characters, and must have ${SHORTEST} or more.\n` +
        'Fix: node -p "crypto.randomUUID()" prints a good one.',
    );
  if (socket) {
    if (Buffer.byteLength(socket) <= LONGEST) return { path: socket };
    throw new Unusable(
      `SSR_SOCKET is ${Buffer.byteLength(socket)} bytes long, and systems take ${LONGEST}: ${socket}\n` +
        "Fix: choose a shorter path.",
    );
  }
  if (!host && process.platform !== "win32") return { path: defaultSocket(root) };
  const address = { host: host || "127.0.0.1", port: readNumber(env, "SSR_PORT", 9130, 65_535) };
  if (LOOPBACK.includes(address.host) || token) return address;
  throw new Unusable(
    `SSR_HOST is ${address.host}: others could ask this service, and it has no token.\n` +
      `Fix: set SSR_TOKEN, here and for the backend, to ${SHORTEST} characters or more.`,
  );
}

/**
 * @param {string} root
 * @returns {string} the same that assets/ssr_client.py comes to
 */
export function defaultSocket(root) {
  const folder = realpathSync(root);
  const near = join(folder, ".webpack", "ssr", "service.sock");
  if (Buffer.byteLength(near) <= LONGEST) return near;
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  return join(process.env.XDG_RUNTIME_DIR || tmpdir(), `ssr-${process.getuid?.()}-${hash}`, "s");
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("./pool.mjs").Options}
 * @throws {Unusable}
 */
export function readThreads(env) {
  const threads = Math.min(4, Math.max(2, availableParallelism() - 1));
  return {
    size: readNumber(env, "SSR_WORKERS", threads, 64),
    deadline: readNumber(env, "SSR_DEADLINE", 300, 60_000),
    memory: readNumber(env, "SSR_MEMORY", 128, 16_384),
    renders: readNumber(env, "SSR_RENDERS", 10_000, 1e9),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @param {number} standard
 * @param {number} most
 */
function readNumber(env, name, standard, most) {
  const text = env[name];
  if (!text) return standard;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  throw new Unusable(
    `${name} is ${JSON.stringify(text)}, which is no whole number from 1 to ${most}.\n` +
      `Fix: set it to something like ${standard}, or unset it.`,
  );
}

/**
 * Makes the folder of a socket, and takes away what a service has left that was killed.
 *
 * @param {string} path
 * @throws {Unusable} if others may enter the folder, or another service listens there
 */
export async function clearSocket(path) {
  const folder = dirname(path);
  if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o700);
  const { uid, mode } = statSync(folder);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new Unusable(
      `Others may put a socket of theirs into ${folder}.\n` +
        `Fix: chmod 700 ${folder}, as the user that this runs as, or choose another with SSR_SOCKET.`,
    );
  if (await answers(path))
    throw new Unusable(
      `Another service listens at ${path}.\nFix: stop it, or give this one a place of its own with SSR_SOCKET.`,
    );
  rmSync(path, { force: true });
}

/**
 * @param {string} path
 * @returns {Promise<boolean>}
 */
function answers(path) {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.once("connect", () => socket.destroy());
  });
}
