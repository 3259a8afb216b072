// @ts-check
/**
 * Where the service listens, and what is known of it from the environment. assets/ssr_settings.py has the same for the backend.
 *
 * SSR_SOCKET    a socket, in a folder that nobody else may enter; by default in .webpack/ssr/
 * SSR_HOST      in place of a socket: an interface. Any but 127.0.0.1 and ::1 needs SSR_TOKEN
 * SSR_PORT      the port on it, or on 127.0.0.1; 9130
 * SSR_TOKEN     16 characters or more that the backend must send
 * SSR_WORKERS   threads; one less than there are processors, 2 to 4
 * SSR_DEADLINE  milliseconds for one island; 300
 * SSR_MEMORY    megabytes for a thread; 128
 * SSR_RENDERS   islands after which a thread is replaced; 10000
 */
import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Bytes of a socket's path. Linux allows 107, macOS 103: https://man7.org/linux/man-pages/man7/unix.7.html */
const LONGEST = 100;
const SHORTEST = 16; // characters of a token
const OTHER_PORT = "stop what listens there, or choose another place: SSR_PORT, SSR_SOCKET.";
const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/** @typedef {{ path: string } | { host: string, port: number }} Address */

/** A setting that the service cannot run with. */
export class Unusable extends Error {}

/** A place that somebody else has. */
class Taken extends Error {}

/**
 * Has a server listen where the environment says.
 *
 * @param {import("node:http").Server} server
 * @param {string} root the frontend folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the place, for people
 * @throws {Unusable} if it must not
 * @throws {Taken} if another program does
 */
export async function listen(server, root, env) {
  const address = readAddress(root, env);
  if ("path" in address) await clearSocket(address.path, address.path === defaultSocket(root));
  const place = "path" in address ? address.path : `http://${address.host}:${address.port}`;
  return new Promise((done, fail) => {
    server.once("error", (error) =>
      fail(new Taken(`It cannot listen at ${place}: ${error.message}.\nFix: ${OTHER_PORT}`)),
    );
    server.listen(address, () => done(place));
  });
}

/**
 * @param {string} root the frontend folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Address}
 * @throws {Unusable}
 */
function readAddress(root, env) {
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
  if (!host && !env.SSR_PORT && process.platform !== "win32") return { path: defaultSocket(root) };
  const address = { host: host || "127.0.0.1", port: readNumber(env, "SSR_PORT", 9130, 65_535) };
  if (LOOPBACK.includes(address.host) || token) return address;
  throw new Unusable(
    `SSR_HOST is ${address.host}: others could ask this service, and it has no token.\n` +
      `Fix: set SSR_TOKEN, here and for the backend, to ${SHORTEST} characters or more.`,
  );
}

/**
 * @param {string} root
 * @returns {string} the same that assets/ssr_settings.py comes to
 */
function defaultSocket(root) {
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
 * @param {boolean} isOurs whether nobody has chosen it: then the folder is for the socket alone
 * @throws {Unusable} if others may enter the folder
 * @throws {Taken} if another service listens there
 */
async function clearSocket(path, isOurs) {
  const folder = dirname(path);
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
  const user = process.getuid?.();
  const { uid } = statSync(folder);
  if (uid !== user)
    throw new Unusable(
      `${folder} is of the user ${uid}, and this runs as ${user}.\n` +
        "Fix: run it as that user, or name a socket in a folder of its own: SSR_SOCKET=/run/shop-ssr/s",
    );
  // A build has made it as it makes all folders.
  if (isNew || isOurs) chmodSync(folder, 0o700);
  if ((statSync(folder).mode & 0o022) !== 0)
    throw new Unusable(
      `Others may put a socket of theirs into ${folder}.\n` +
        `Fix: choose a folder for it alone, such as SSR_SOCKET=${join(folder, "ssr", "s")}`,
    );
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there && !there.isSocket())
    throw new Unusable(
      `${path} is there, and no socket.\nFix: name another with SSR_SOCKET, or move that away.`,
    );
  if (await answers(path))
    throw new Taken(
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
