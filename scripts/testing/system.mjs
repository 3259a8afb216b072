// @ts-check
// What tests need of the system, installed where nobody has to be asked: once, before files that run side by side look for it.
import { findChromium } from "../chromium.mjs";
import { findNginx } from "../nginx.mjs";
import { script } from "../setup.mjs";

await script(() => {
  findChromium();
  findNginx();
  return Promise.resolve();
});
