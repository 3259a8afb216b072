import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findNginx } from "../../scripts/nginx.mjs";
import { freePort } from "./ports.ts";
import { start } from "./processes.ts";
import { untilItAnswers, type Site } from "./serve.ts";
import { temporaryFolder, type Scope } from "./temporary.ts";

/**
 * nginx before a server of this machine.
 *
 * @param port of the server
 * @param locations what its configuration says besides, as the documentation has it
 * @throws {Error} if nginx is not installed, or refuses the configuration
 */
export async function nginx(scope: Scope, port: number, locations: string): Promise<Site> {
  const folder = temporaryFolder(scope, "nginx");
  const own = await freePort();
  mkdirSync(join(folder, "temporary"));
  writeFileSync(join(folder, "nginx.conf"), configure(own, port, locations));
  const server = start(scope, "nginx", ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], { cwd: folder });
  const url = `http://127.0.0.1:${own}`;
  await untilItAnswers(url, server);
  return { url, port: own, server };
}

function configure(own: number, port: number, locations: string): string {
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
${process.getuid?.() === 0 ? "user root;" : ""}
load_module ${findNginx() ?? ""};
daemon off;
pid nginx.pid;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path temporary;`).join("\n  ")}
  server {
    listen 127.0.0.1:${own};
    ${locations}
    location / {
      proxy_pass http://127.0.0.1:${port};
      proxy_set_header Host $http_host;
    }
  }
}
`;
}
