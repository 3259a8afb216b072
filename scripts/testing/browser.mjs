// @ts-check
import { findChromium } from "../chromium.mjs";
import { FLAGS } from "../../test/support/browser-flags.mjs";
import { capture } from "./command.mjs";

/**
 * One browser for all test files: each connects to it, and has contexts of its own. A start of one costs a second.
 * What has to be installed from the system is, in a process of its own, since it takes a minute, and nobody else waits.
 */
export class SharedBrowser {
  /** @type {Promise<import("playwright-core").BrowserServer> | undefined} */
  #server;

  /** @returns {Promise<NodeJS.ProcessEnv>} what tells test files of it; it is started when the first of them asks */
  async env() {
    this.#server ??= start();
    return { TEST_BROWSER: (await this.#server).wsEndpoint() };
  }

  async close() {
    const server = await this.#server?.catch(() => undefined);
    await server?.close();
  }
}

async function start() {
  const { status, output } = await capture(process.execPath, ["scripts/testing/system.mjs"]);
  if (status !== 0) throw new Error(output.trim());
  // Not before the packages are installed.
  const { chromium } = await import("playwright-core");
  return chromium.launchServer({ executablePath: findChromium(), args: [...FLAGS], host: "127.0.0.1" });
}
