import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { decode, everyFile, exchange } from "../support/exchange.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import { secondOrigin } from "../support/origin.ts";
import { brokenLinks, fetchPage, sha384 } from "../support/pages.ts";
import { PRODUCTION, type Production } from "../support/production.ts";
import { httpsProxy } from "../support/proxy.ts";
import { assertAllBelow, assertLivesInBrowser, assertSealed } from "../support/sample.ts";
import type { Site } from "../support/serve.ts";
import { ownScope } from "../support/temporary.ts";

const IMMUTABLE = /^(?=.*\bimmutable\b)(?=.*max-age=31\d{6,})/;

/** What lies beside the served folder, and ways that have led out of one. */
const PRIVATE = ["manifest.json", "package.json", "tests.py", ".webpack/build.json", "src/entries/app.ts"].flatMap(
  (name) => [name, `../${name}`, `../../${name}`, `%2e%2e/%2e%2e/${name}`, `..%2f..%2f${name}`, `js/../../../${name}`],
);

for (const production of PRODUCTION) {
  describe(
    `${production.title}, under a strict Content-Security-Policy with nonces`,
    { timeout: 300_000, skip: production.skip ?? false },
    () => {
      const suite = ownScope();
      let project: Project;
      let browser: Browser;
      let site: Site;

      before(async () => {
        project = await projectWithFrontend(suite, production.backend, { packages: false });
        browser = await openBrowser(suite);
        site = await production.start(suite, project, {});
      });
      after(() => suite.end());

      it("serves the sample page whole", async (t) => {
        const page = await fetchPage(`${site.url}/frontend/`);
        assert.deepEqual(await brokenLinks(page), []);
        assertSealed(page);
        assertAllBelow(await assertLivesInBrowser(t, browser, page.url), `${site.url}/static/frontend/`);
      });

      it("serves the project's own pages as before", async () => {
        const page = await fetchPage(`${site.url}/`);
        assert.ok(page.html.includes(production.backend.home?.template.from ?? ""), page.html);
        assert.deepEqual(await brokenLinks(page), []);
      });

      it("lets browsers keep webpack's files for ever, and nothing else", async (t) => {
        for (const url of await everyFile(t, site.url)) {
          const { headers } = await exchange(url);
          assert.match(headers["cache-control"] ?? "", IMMUTABLE, url);
          // A CDN that gets its files from here passes it on.
          assert.equal(headers["access-control-allow-origin"], "*", url);
        }
        const { links } = await fetchPage(`${site.url}/`);
        const own = links.filter(({ tag, url }) => tag === "link" && url.startsWith("http")).map(({ url }) => url);
        assert.ok(own.length > 0);
        const absent = `${site.url}/static/frontend/js/app.0123456789abcdef0123.js`;
        for (const url of [...own, absent, `${site.url}/frontend/`, `${site.url}/`]) {
          const { status, headers } = await exchange(url);
          assert.equal(status, url === absent ? 404 : 200, url);
          assert.doesNotMatch(headers["cache-control"] ?? "", /immutable/, url);
        }
      });

      it(`sends ${production.compresses ? "compressed copies" : "files as they are"}, with the integrity that the page says`, async () => {
        const { links } = await fetchPage(`${site.url}/frontend/`);
        const sealed = links.filter(({ attributes }) => attributes.has("integrity"));
        const encodings = new Set<string>();
        for (const accepted of ["br, gzip", "gzip"]) {
          for (const { url, attributes } of sealed) {
            const answer = await exchange(url, { "accept-encoding": accepted });
            const encoding = answer.headers["content-encoding"];
            if (encoding !== undefined) {
              encodings.add(encoding);
              assert.match(answer.headers.vary ?? "", /Accept-Encoding/i, url);
            }
            assert.equal(attributes.get("integrity"), sha384(decode(answer)), url);
            assert.match(answer.headers["content-type"] ?? "", /javascript|text\/css/, url);
          }
        }
        assert.deepEqual([...encodings].sort(), production.compresses ? ["br", "gzip"] : []);
      });

      it("hands out nothing but what was built", async () => {
        for (const path of PRIVATE) {
          for (const folder of ["static", "static/frontend", "frontend"]) {
            const { status, body } = await exchange(`${site.url}/${folder}/${path}`);
            assert.ok(status >= 400 && status < 500, `${status} for /${folder}/${path}: ${body.toString()}`);
          }
        }
      });

      it("takes every file from a second origin that is decided at run time", async (t) => {
        const cdn = await secondOrigin(t, `${project.frontend}/static`);
        const { url } = await production.start(t, project, { staticUrl: cdn.url });
        const page = await fetchPage(`${url}/frontend/`);
        assert.deepEqual(await brokenLinks(page, [cdn.url]), []);
        assertSealed(page);
        assertAllBelow(await assertLivesInBrowser(t, browser, page.url), `${cdn.url}frontend/`);
      });

      it("works below a path, behind a proxy whose https it does not know of", async (t) => {
        const { port } = await startUntrusting(t, production, project);
        const origin = await httpsProxy(t, port, { strip: production.isStripped ? "/below" : "" });
        const page = `${origin}/below/frontend/`;
        const files = await assertLivesInBrowser(t, browser, page, { ignoreHTTPSErrors: true });
        assertAllBelow(files, `${origin}/below/static/frontend/`);
      });
    },
  );
}

/** Below /below. It is told nothing by the proxies of this machine, whose word servers take otherwise. */
function startUntrusting(scope: Parameters<Production["start"]>[0], production: Production, project: Project) {
  const env = { ...project.env, FORWARDED_ALLOW_IPS: "203.0.113.1" };
  return production.start(scope, { ...project, env }, { prefix: "/below" });
}
