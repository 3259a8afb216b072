import assert from "node:assert/strict";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "../support/ports.ts";
import { ended } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { until } from "../support/until.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { suiteScope } from "./scope.ts";
import { REACT, VUE, VUE_THROWS } from "./ssr-components.ts";
import { startServer, startService, type Service } from "./ssr-service.ts";

describe("the service that renders islands", () => {
  const scope = suiteScope();
  let folder: Folder;
  let service: Service;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", [
      "--architecture",
      "ssr-service",
      "--ui",
      "react,vue",
    ]);
    for (const [name, text] of Object.entries(REACT)) await folder.write(`src/islands/${name}.tsx`, text);
    await folder.write("src/islands/Text.module.css", ".own {\n  color: red;\n}\n");
    await folder.write("src/islands/vue/Text.vue", VUE);
    await folder.write("src/islands/vue/Throws.vue", VUE_THROWS);
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    service = await startService(scope, folder);
  });

  const manifest = async () =>
    (await folder.json("manifest.json")) as {
      ssr: { bundle: string; islands: string[] };
      islands: Record<string, unknown>;
    };

  it("has a bundle that the manifest names, with the islands that it renders", async () => {
    const { ssr, islands } = await manifest();
    assert.ok(existsSync(folder.path(".webpack/ssr", ssr.bundle)));
    const plain = Object.keys(islands).filter((name) => !ssr.islands.includes(name));
    assert.deepEqual(plain, ["Chart"]);
    const { status, body } = await service.send("GET", "/ready");
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(body), { bundle: ssr.bundle, islands: ssr.islands });
    const files = await folder.built();
    assert.ok(!Object.keys(files).some((file) => file.includes("render")), "it is not served");
  });

  it("renders React, with the class names of the page's bundle and a place for its URL", async () => {
    const { html, head } = await service.render("Text", { text: "<it's>" }, "own-");
    const css = Object.keys(await folder.built()).find((file) => /islands\/Text\..*css$/.test(file)) ?? "";
    const [, own = ""] = /\.([\w-]+)\{/.exec(await folder.read(`static/${css}`)) ?? [];
    assert.match(
      html ?? "",
      new RegExp(`^<p id="[^"]*own-[^"]*" class="${own}"><img src="frontend-file:///images/logo`),
    );
    const [, logo = ""] = /frontend-file:\/\/\/([^"]+)/.exec(html ?? "") ?? [];
    assert.ok(existsSync(folder.path("static/frontend", logo)), logo);
    assert.match(html ?? "", /&lt;it&#x27;s&gt;<\/p>$/);
    // The preload is of React's own.
    assert.match(head ?? "", /^<link rel="preload" as="image" href="frontend-file:[^>]*\/>/);
    assert.match(
      head ?? "",
      /\/><title>About &lt;it&#x27;s&gt;<\/title><meta name="description" content="what it is"\/>$/,
    );
  });

  it("renders Vue, with the scopes of the page's bundle", async () => {
    const { html, head } = await service.render("vue/Text", { text: "<it>" }, "own");
    const css = Object.keys(await folder.built()).find((file) => /islands\/vue\/Text\..*css$/.test(file)) ?? "";
    const [, scopeId = ""] = /\[(data-v-\w+)\]/.exec(await folder.read(`static/${css}`)) ?? [];
    assert.equal(html, `<p id="own-0" ${scopeId}>&lt;it&gt;</p>`);
    assert.equal(head, '<title>&#60;&#60;it&#62;&#62;</title><link rel="canonical" href="/a?b&#38;c">');
  });

  it("waits for what is suspended, and needs no script in the page for what is large", async () => {
    const { html } = await service.render("Suspended");
    assert.match(html ?? "", /<b>told<\/b><i>late late /);
    assert.doesNotMatch(html ?? "", /<script|wait/);
  });

  it("gives a component nothing but its props", async () => {
    assert.equal((await service.render("Environment")).html, "<b>nothing</b>");
  });

  it("tells where a component has failed", async () => {
    const places: Record<string, [string, RegExp, RegExp]> = {
      Throws: ["RangeError", /it is broken/, /src\/islands\/Throws\.tsx:2:/],
      Window: ["ReferenceError", /window is not defined/, /src\/islands\/Window\.tsx:2:/],
      AtTop: ["ReferenceError", /document is not defined/, /src\/islands\/AtTop\.tsx:1:/],
      "vue/Throws": ["TypeError", /name/, /src\/islands\/vue\/Throws\.vue/],
    };
    for (const [name, [kind, message, place]] of Object.entries(places)) {
      // The second time is no other than the first.
      for (let turn = 0; turn < 2; turn += 1) {
        const { html, error } = await service.render(name);
        assert.equal(html, null, name);
        assert.equal(error?.name, kind);
        assert.match(error.message, message);
        assert.match(error.stack.join("\n"), place);
      }
    }
  });

  const breaking: Record<string, [string, RegExp]> = {
    "an endless loop": ["Loop", /^Timeout: It took longer than 1500 ms/],
    "one that fills its memory": ["Leak", /^(OutOfMemory: It took more than 128 MB|Timeout: )/],
    "one that ends the process": ["Exit", /^Crashed: /],
    "one that throws": ["Throws", /^RangeError/],
    "one that is not there": ["Nowhere", /^NotFound: The bundle has no island "Nowhere"/],
    "one that is called like what every object has": ["constructor", /^NotFound/],
  };
  for (const [what, [name, expected]] of Object.entries(breaking)) {
    it(`leaves ${what} alone, and renders its neighbours`, async () => {
      await until("all threads", async () => (await service.send("GET", "/ready")).status === 200);
      const start = performance.now();
      const neighbours = [1, 2, 3].map((n) => [`n${n}`, { name: "Counter", data: { start: n } }] as const);
      const results = await service.batch({ broken: { name }, ...Object.fromEntries(neighbours) });
      assert.ok(performance.now() - start < 10_000);
      const { error } = results.broken ?? {};
      assert.match(`${error?.name}: ${error?.message}`, expected);
      for (const n of [1, 2, 3]) assert.match(results[`n${n}`]?.html ?? "", new RegExp(`>${n}</output>`));
    });
  }

  it("leaves a component alone that has hung three times, until ten seconds are over", async () => {
    const own = await startService(scope, folder, { SSR_DEADLINE: "300" });
    for (let turn = 0; turn < 3; turn += 1)
      assert.equal((await own.render("Loop")).error?.name, "Timeout", String(turn));
    const start = performance.now();
    assert.equal((await own.render("Loop")).error?.name, "Suspended");
    assert.ok(performance.now() - start < 100);
    await own.running.stop();
  });

  it("outlives what a component has left behind", async () => {
    const names = Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? "Stray" : "Counter"));
    for (const name of names) {
      const { html, error } = await service.render(name);
      assert.equal(error, null);
      assert.match(html ?? "", /there|counter/);
    }
    await until("its log", () => service.running.output().includes("nobody waits for it"));
    assert.match(service.running.output(), /src\/islands\/Stray\.tsx:3/);
  });

  it("replaces a thread after so many renderings", async () => {
    const own = await startService(scope, folder, { SSR_RENDERS: "3", SSR_WORKERS: "2" });
    for (let turn = 0; turn < 40; turn += 1) assert.equal((await own.render("Counter")).error, null);
    await own.running.stop();
  });

  it("answers what is asked of it, and nothing else", async () => {
    const statuses = {
      "GET /": 404,
      "GET /batch": 404,
      "POST /": 404,
      "POST /shutdown": 404,
      "GET /../package.json": 404,
      "GET /health": 200,
    };
    for (const [asked, status] of Object.entries(statuses)) {
      const [method = "", path = ""] = asked.split(" ");
      assert.equal((await service.send(method, path)).status, status, asked);
    }
    const bodies = { "{": 400, "[]": 400, null: 400, "1": 400, "{}": 200, '{"a":1}': 200, '{"__proto__":{}}': 200 };
    for (const [body, status] of Object.entries(bodies)) assert.equal((await service.post(body)).status, status, body);
    assert.equal((await service.send("POST", "/batch", "{}", { "Content-Type": "text/plain" })).status, 415);
    assert.equal((await service.post(JSON.stringify({ a: "x".repeat(1_000_000) }))).status, 413);
    const many = Array.from({ length: 101 }, (_, n) => [n, { name: "Counter", data: {} }]);
    assert.equal((await service.post(JSON.stringify(Object.fromEntries(many)))).status, 413);
    assert.equal((await service.render("Huge")).html?.length, 3_000_007);
  });

  it("wants to be shown its token, and tells without it only that it runs", async () => {
    const token = "0123456789abcdef";
    const own = await startService(scope, folder, { SSR_TOKEN: token });
    for (const shown of ["", "Bearer", "Bearer 0123456789abcde", `Basic ${token}`]) {
      assert.equal((await own.post("{}", { Authorization: shown })).status, 401, shown);
    }
    assert.deepEqual(await own.send("GET", "/ready"), { status: 200, body: "{}" });
    assert.equal((await own.send("GET", "/")).status, 401);
    assert.equal((await own.send("GET", "/health")).status, 200);
    assert.equal((await own.post("{}", { Authorization: `Bearer ${token}` })).status, 200);
    await own.running.stop();
  });

  it("answers nothing for another build, and goes on with one that has come", async () => {
    const { ssr } = await manifest();
    assert.equal((await service.post("{}", { "X-Bundle": ssr.bundle })).status, 200);
    const { status, body } = await service.post("{}", { "X-Bundle": "render.0123456789abcdef0123.mjs" });
    assert.equal(status, 409);
    assert.match(body, /This service has the build render\..*, not render\.0123/);

    await folder.edit("src/islands/Counter.tsx", 'className="counter-value">', 'className="counter-value">at ');
    assert.equal((await folder.script("build")).code, 0);
    const next = await manifest();
    assert.notEqual(next.ssr.bundle, ssr.bundle);
    const bundles = readdirSync(folder.path(".webpack/ssr")).filter((file) => file.endsWith(".mjs"));
    assert.deepEqual(bundles.sort(), [ssr.bundle, next.ssr.bundle].sort());
    await until(
      "the new build",
      async () => (await service.post("{}", { "X-Bundle": next.ssr.bundle })).status === 200,
    );
    assert.match((await service.render("Counter")).html ?? "", /at /);
  });

  it("is built with the pages or not at all", async () => {
    const before = [await folder.read("manifest.json"), readdirSync(folder.path(".webpack/ssr")).sort()];
    await folder.edit("src/lib/islands/render.ts", 'from "./render-list"', 'from "./no-list"');
    const { code, text } = await folder.script("build", { FRONTEND_TYPES: "off" });
    assert.notEqual(code, 0);
    assert.match(text, /no-list/);
    assert.equal(await folder.read("manifest.json"), before[0]);
    await folder.edit("src/lib/islands/render.ts", 'from "./no-list"', 'from "./render-list"');
    assert.equal((await folder.script("build")).code, 0);
  });

  it("ends when it is told to, and takes its socket along", async () => {
    const own = await startService(scope, folder, { SSR_DEADLINE: "300" });
    assert.ok(statSync(own.socket).isSocket());
    // It is answered all the same, once it has begun.
    const asked = own.render("Loop");
    await sleep(100);
    own.running.kill("SIGTERM");
    assert.equal((await ended(own.running)).code, 0);
    assert.equal((await asked).error?.name, "Timeout");
    assert.ok(!existsSync(own.socket));
  });

  it("takes the place of one that was killed, and of no other", async () => {
    const own = await startService(scope, folder);
    const second = await ended(startServer(scope, folder, { SSR_SOCKET: own.socket }));
    assert.equal(second.code, 1);
    assert.match(second.stderr, /Another service listens at .*\.\nFix: stop it/);
    own.running.kill("SIGKILL");
    await ended(own.running);
    assert.ok(existsSync(own.socket), "it has left its socket");
    const third = startServer(scope, folder, { SSR_SOCKET: own.socket });
    await until("the third", () => third.output().includes("Rendering"));
    await third.stop();
  });

  const unusable: Record<string, [NodeJS.ProcessEnv, number, RegExp]> = {
    "for everybody without a token": [{ SSR_HOST: "0.0.0.0" }, 2, /others could ask this service, and it has no token/],
    "for the network without a token": [{ SSR_HOST: "::" }, 2, /SSR_HOST is ::/],
    "with a short token": [{ SSR_TOKEN: "short" }, 2, /SSR_TOKEN has 5 characters, and must have 16/],
    "with a number that is none": [{ SSR_WORKERS: "many" }, 2, /SSR_WORKERS is "many"/],
    "at a file that is no socket": [{ SSR_SOCKET: "FILE" }, 2, /is there, and no socket/],
    "in a folder that anybody may write into": [{ SSR_SOCKET: "OPEN" }, 2, /Others may put a socket/],
    "at a path that no system takes": [{ SSR_SOCKET: `/tmp/${"x".repeat(100)}/s` }, 2, /105 bytes|107 bytes/],
  };
  for (const [what, [env, code, message]] of Object.entries(unusable)) {
    it(`does not start ${what}`, async () => {
      const file = join(temporaryFolder(scope, "file"), "file");
      await writeFile(file, "mine");
      const open = temporaryFolder(scope, "open");
      chmodSync(open, 0o777);
      const places: Record<string, string> = { FILE: file, OPEN: join(open, "s") };
      const given = { ...env, SSR_SOCKET: places[env.SSR_SOCKET ?? ""] ?? env.SSR_SOCKET };
      const result = await ended(startServer(scope, folder, given));
      assert.equal(readFileSync(file, "utf8"), "mine");
      assert.equal(result.code, code, result.stderr);
      assert.match(result.stderr, message);
      assert.match(result.stderr, /\nFix: /);
      assert.doesNotMatch(result.stderr, /\n {4}at /);
    });
  }

  it("does not start at a port that is taken, and ends", async () => {
    const taken = createServer();
    const port = await listen(taken);
    const env = { SSR_HOST: "127.0.0.1", SSR_PORT: String(port) };
    const { code, stderr } = await ended(startServer(scope, folder, env));
    taken.close();
    assert.equal(code, 1);
    assert.match(stderr, /^It cannot listen at http:\/\/127\.0\.0\.1:\d+: .*EADDRINUSE.*\nFix: /);
  });

  it("has its folder to itself, whatever the build has made of it", async () => {
    chmodSync(folder.path(".webpack/ssr"), 0o775);
    const running = startServer(scope, folder);
    await until("the service", () => running.output().includes("Rendering"));
    assert.equal(statSync(folder.path(".webpack/ssr")).mode & 0o777, 0o700);
    await running.stop();
  });

  it("tells what a part of a component has thrown, beside the rest of it", async () => {
    const { html, caught, error } = await service.render("Swallowed");
    assert.equal(error, null);
    assert.match(html ?? "", /<b>rest<\/b>/);
    assert.match(caught?.message ?? "", /part is broken/);
  });

  it("does not start without a build, nor with one that cannot be run", async () => {
    const without = await makeFolder(scope, "css", "frontend", "django", [
      "--architecture",
      "ssr-service",
      "--ui",
      "vue",
    ]);
    const result = await ended(startServer(scope, without));
    assert.equal(result.code, 1);
    assert.match(result.stderr, /There is no build in .* for this service\.\nFix: run `npm run build` there\./);
    const { ssr } = await manifest();
    const file = folder.path(".webpack/ssr", ssr.bundle);
    const text = readFileSync(file, "utf8");
    await folder.write(`.webpack/ssr/${ssr.bundle}`, 'throw new Error("no bundle");\n');
    const broken = await ended(startServer(scope, folder, { SSR_SOCKET: `${temporaryFolder(scope, "broken")}/s` }));
    await folder.write(`.webpack/ssr/${ssr.bundle}`, text);
    assert.equal(broken.code, 1);
    assert.match(broken.stderr, /The bundle cannot be run: .*no bundle/);
  });
});
