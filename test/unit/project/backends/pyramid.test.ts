import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pyramid } from "../../../../generators/project/backends/pyramid.ts";
import { tree } from "../python/tree.ts";
import { addedLines, only, wire } from "./only.ts";

const init =
  "from pyramid.config import Configurator\n\n\ndef main(global_config, **settings):\n    with Configurator(settings=settings) as config:\n        config.include('.routes')\n    return config.make_wsgi_app()\n";
const ini = (listen: string) => `[app:main]\nuse = egg:shop\n\n[server:main]\nuse = egg:waitress#main\n${listen}\n`;
const setup = 'from setuptools import setup\n\nsetup(entry_points={"paste.app_factory": ["main = shop:main"]})\n';
const script =
  'from wsgiref.simple_server import make_server\n\nfrom pyramid.config import Configurator\n\nwith Configurator() as config:\n    app = config.make_wsgi_app()\n\nif __name__ == "__main__":\n    make_server("0.0.0.0", 8080, app).serve_forever()\n';
const shop = { "shop/__init__.py": init, "shop/routes.py": "" };

describe("detection of Pyramid", () => {
  it("gives the places of the Configurator, of what names it, and of the server's configuration", () => {
    const files = { ...shop, "development.ini": ini("listen = localhost:6543"), "setup.py": setup };
    assert.deepEqual(only(pyramid, files).evidence, [
      "pyramid: main() makes Configurator(...) in shop/__init__.py:5",
      "egg:shop in development.ini",
      "served by development.ini",
    ]);
  });

  const other = { "admin/__init__.py": init };
  const entryPoints: [string, Record<string, string>][] = [
    ["setup.py", { "setup.py": setup }],
    ["setup.py as one text", { "setup.py": 'setup(entry_points="""\\\n[paste.app_factory]\nmain = shop:main\n""")\n' }],
    ["setup.cfg", { "setup.cfg": "[options.entry_points]\npaste.app_factory =\n    main = shop:main\n" }],
    ["pyproject.toml", { "pyproject.toml": '[project.entry-points."paste.app_factory"]\nmain = "shop:main"\n' }],
    ["Poetry's plugins", { "pyproject.toml": '[tool.poetry.plugins."paste.app_factory"]\nmain = "shop:main"\n' }],
    ["development.ini", { "development.ini": ini("") }],
    ["development.ini with a call", { "development.ini": ini("").replace("egg:shop", "call:shop:main") }],
  ];
  for (const [name, files] of entryPoints) {
    it(`takes the application that ${name} names`, () => {
      assert.match(only(pyramid, { ...shop, ...other, ...files }).evidence[0] ?? "", /shop\/__init__\.py/);
    });
  }

  it("gives both where nothing tells which one is meant, and says how to tell", () => {
    const { projects } = pyramid.detect(tree({ ...shop, ...other }));
    assert.equal(projects.length, 2);
    assert.match(projects[0]?.singleOut ?? "", /development\.ini/);
  });
});

describe("the command that starts Pyramid", () => {
  const served = (listen: string) => only(pyramid, { ...shop, "development.ini": ini(listen) }).start.url;

  it("is pserve with the nearest INI file, development.ini before others", () => {
    const files = { ...shop, "production.ini": ini(""), "development.ini": ini("") };
    assert.deepEqual(only(pyramid, files).start, {
      command: "pserve development.ini --reload",
      folder: "",
      url: "http://127.0.0.1:6543",
    });
    const below = { "web/src/shop/__init__.py": init, "web/app.ini": ini(""), "logging.ini": "[loggers]\n" };
    assert.deepEqual(only(pyramid, below).start, {
      command: "pserve app.ini --reload",
      folder: "web",
      url: "http://127.0.0.1:6543",
    });
  });

  it("tells where the server answers", () => {
    assert.equal(served("listen = localhost:6543"), "http://localhost:6543");
    assert.equal(served("listen = 127.0.0.1:8080 [::1]:8080"), "http://127.0.0.1:8080");
    assert.equal(served("listen = *:6544"), "http://127.0.0.1:6544");
    assert.equal(served("host = 0.0.0.0\nport = 6545"), "http://127.0.0.1:6545");
    assert.equal(served("port = %(http_port)s"), "http://127.0.0.1:6543");
  });

  const env = { PYRAMID_RELOAD_TEMPLATES: "1" };

  it("is the script that the application is, restarted on changes, with templates that are read again", () => {
    assert.deepEqual(only(pyramid, { "app.py": script }).start, {
      command: "hupper -m app",
      folder: "",
      url: "http://127.0.0.1:8080",
      env,
    });
    const module = { "shop/__init__.py": "", "shop/app.py": script };
    const { command, folder } = only(pyramid, module).start;
    assert.deepEqual([command, folder], ["hupper -m app", "shop"]);
  });

  it("is run where the script is found as a module", () => {
    const { command, folder } = only(pyramid, { "server/app.py": script, "requirements.txt": "pyramid\n" }).start;
    assert.deepEqual([command, folder], ["hupper -m app", "server"]);
  });

  it("is left open where nothing is served for certain", () => {
    const config = { "web/config.py": init, "web/__init__.py": "" };
    for (const files of [shop, config])
      assert.deepEqual(only(pyramid, files).start, { folder: "", url: "http://127.0.0.1:6543", env });
  });

  it("uses an INI file of a folder for configuration from above it", () => {
    const ini = "[app:main]\nuse = call:shop:main\n\n[server:main]\nlisten = *:6544\n";
    for (const path of ["conf/development.ini", "config/dev.ini", "config/pyramid/app.ini"]) {
      assert.deepEqual(only(pyramid, { ...shop, [path]: ini, "setup.cfg": "", "conf/production.ini": ini }).start, {
        command: `pserve ${path.startsWith("config/pyramid") ? "conf/production.ini" : path} --reload`,
        folder: "",
        url: "http://127.0.0.1:6544",
      });
    }
  });

  it("is the server that the project starts", () => {
    const wsgi = {
      ...shop,
      "shop/wsgi.py": "from shop import main\n\napplication = main({})\n",
      "requirements.txt": "pyramid\n",
    };
    assert.deepEqual(only(pyramid, { ...wsgi, Procfile: "web: gunicorn shop.wsgi\n" }).start, {
      command: "gunicorn shop.wsgi --reload",
      folder: "",
      url: "http://127.0.0.1:8000",
      env,
    });
    const { start, evidence } = only(pyramid, {
      ...wsgi,
      Procfile: "web: waitress-serve --port $PORT shop.wsgi:application\n",
    });
    assert.equal(start.command, "hupper -m waitress --listen=127.0.0.1:6543 shop.wsgi:application");
    assert.equal(evidence[1], "waitress-serve shop.wsgi:application in Procfile:1");
  });

  it("is the script that the project starts, be it without a guard", () => {
    const run = "from waitress import serve\nfrom shop import main\n\nserve(main({}), port=7000)\n";
    assert.equal(only(pyramid, { ...shop, "run.py": run }).start.command, undefined);
    assert.equal(
      only(pyramid, { ...shop, "run.py": run, Procfile: "web: python run.py\n" }).start.command,
      "hupper -m run",
    );
  });

  it("is the script beside the package", () => {
    const run =
      'from waitress import serve\nfrom shop import main\n\nif __name__ == "__main__":\n    serve(main({}), port=7000)\n';
    assert.deepEqual(only(pyramid, { ...shop, "run.py": run }).start, {
      command: "hupper -m run",
      folder: "",
      url: "http://127.0.0.1:7000",
      env,
    });
  });
});

describe("wiring of Pyramid", () => {
  it("includes the package, relative to the one that makes the Configurator", () => {
    assert.deepEqual(addedLines(only(pyramid, shop)), { "shop/__init__.py": ["config.include('.frontend')"] });
    assert.equal(only(pyramid, shop).base, "shop");
  });

  it("includes it by its whole name where the file names its own parts so, or stands further in", () => {
    const absolute = { ...shop, "shop/__init__.py": init.replace("'.routes'", "'shop.routes'") };
    assert.deepEqual(addedLines(only(pyramid, absolute)), { "shop/__init__.py": ["config.include('shop.frontend')"] });
    const deeper = { "shop/__init__.py": "", "shop/web/__init__.py": "", "shop/web/app.py": init };
    assert.deepEqual(addedLines(only(pyramid, deeper)), { "shop/web/app.py": ["config.include('shop.frontend')"] });
    const named = {
      ...shop,
      "shop/__init__.py": init.replace("settings=settings", "settings=settings, package='shop.web'"),
    };
    assert.deepEqual(addedLines(only(pyramid, named)), { "shop/__init__.py": ["config.include('shop.frontend')"] });
  });

  it("includes the folder beside a single module by its name", () => {
    assert.deepEqual(addedLines(only(pyramid, { "app.py": script })), { "app.py": ['config.include("frontend")'] });
  });

  it("finds its work done in another module", () => {
    const routes = "def includeme(config):\n    config.include('.frontend')\n";
    assert.deepEqual(wire(only(pyramid, { ...shop, "shop/routes.py": routes })), {
      "shop/routes.py": { status: "present", line: 2 },
    });
  });

  it("says that pyramid_jinja2 is needed where it is no dependency", () => {
    assert.match(only(pyramid, shop).notices("frontend", new Map())[0] ?? "", /pip install pyramid_jinja2/);
    assert.deepEqual(
      only(pyramid, { ...shop, "requirements.txt": "pyramid_jinja2\n" }).notices("frontend", new Map()),
      [],
    );
  });
});
