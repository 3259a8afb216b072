import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { listen } from "./ports.ts";
import { succeed } from "./processes.ts";
import { temporaryFolder, type Scope } from "./temporary.ts";

export interface Registry {
  url: string;
  /** Every request in order, such as "GET /create-webpack-frontend": a test asserts that nothing else was asked for. */
  requests: string[];
  /** Makes npm, pnpm, Yarn and Bun know this registry and nothing else: no user's settings, no warm cache, no way out. */
  env: Record<string, string>;
}

/**
 * A registry on loopback with one package in it. It answers 404 to all else and has no uplink, because
 * `npm init <name>` runs whatever the registry hands out under that name: here it must never be a stranger's.
 *
 * @param tarball as `npm pack` makes it; the name may be scoped
 */
export async function startRegistry(scope: Scope, tarball: string): Promise<Registry> {
  const folder = temporaryFolder(scope, "registry");
  const bytes = readFileSync(tarball);
  const json = await succeed("tar", ["--extract", "--gzip", "--to-stdout", "--file", tarball, "package/package.json"], {
    cwd: folder,
  });
  const manifest = JSON.parse(json) as { name: string; version: string };
  const file = `/${manifest.name}/-/${basename(tarball)}`;
  const requests: string[] = [];

  const server = createServer(({ method, url = "/", headers: { host = "" } }, response) => {
    // npm asks for a scoped name as /@scope%2fname.
    const path = decodeURIComponent(new URL(url, "http://registry").pathname);
    requests.push(`${method ?? ""} ${path}`);
    if (method === "GET" && path === `/${manifest.name}`) {
      response.setHeader("content-type", "application/json").end(packument(manifest, bytes, `http://${host}${file}`));
    } else if (method === "GET" && path === file) {
      response.setHeader("content-type", "application/octet-stream").end(bytes);
    } else {
      response.writeHead(404, { "content-type": "application/json" }).end('{"error":"not in this registry"}');
    }
  });
  const url = `http://127.0.0.1:${await listen(server)}/`;
  scope.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url, requests, env: closed(url, folder) };
}

/** The document that a registry keeps of a package. https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function packument(manifest: { name: string; version: string }, bytes: Buffer, tarball: string): string {
  const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  const shasum = createHash("sha1").update(bytes).digest("hex");
  return JSON.stringify({
    name: manifest.name,
    "dist-tags": { latest: manifest.version },
    versions: { [manifest.version]: { ...manifest, dist: { tarball, integrity, shasum } } },
  });
}

function closed(url: string, folder: string): Record<string, string> {
  const settings = join(folder, "npmrc");
  writeFileSync(settings, "");
  // Port 9 is "discard": whatever does not go to the loopback address meets a closed door.
  const nowhere = "http://127.0.0.1:9";
  return {
    HOME: folder,
    npm_config_audit: "false",
    npm_config_registry: url,
    npm_config_cache: join(folder, "cache"),
    npm_config_userconfig: settings,
    npm_config_globalconfig: join(folder, "global-npmrc"),
    YARN_REGISTRY: url,
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1",
    BUN_CONFIG_REGISTRY: url,
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    http_proxy: nowhere,
    https_proxy: nowhere,
    NO_PROXY: "127.0.0.1,localhost",
    no_proxy: "127.0.0.1,localhost",
  };
}
