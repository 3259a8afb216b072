// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { installOnDebian } from "./debian.mjs";

const PACKAGES = ["nginx-light", "libnginx-mod-http-brotli-static"];
/** Where Debian's package puts it. */
const MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/**
 * nginx with the module for .br files, which is not part of it. As root on Debian it is installed.
 *
 * @returns {string | undefined} path of the module; undefined if there is no such nginx
 */
export function findNginx() {
  const has = () => existsSync(MODULE) && spawnSync("nginx", ["-v"]).status === 0;
  return has() || (installOnDebian(...PACKAGES) && has()) ? MODULE : undefined;
}
