// @ts-check

/**
 * What is run again for a variant: the test files whose outcome another engine can change, each with the reason. Within a
 * file, `isDefault` of test/support/variant.ts keeps what it cannot change to the first run.
 *
 * A new file of test/frontend or test/e2e is named here, among these or below: a test sees to it.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
export const REPEATS = {
  rspack: {
    "test/frontend/alpine.test.ts": "its hot updates (not: what Alpine does in a page)",
    "test/frontend/assets.test.ts": "which kinds of files it emits, and under which names",
    "test/frontend/bootstrap.test.ts": "what it makes of images in data URLs",
    "test/frontend/browser.test.ts": "its runtime: public path, lazy chunks, integrity, hints",
    "test/frontend/build.test.ts":
      "what it builds (not: lint and types, which test/combinations checks for every pair)",
    "test/frontend/cache.test.ts": "its cache of builds",
    "test/frontend/coffeescript.test.ts": "its loader, its watcher, its maps and what it says of mistakes",
    "test/frontend/compression.test.ts": "the compressed copies that a plugin makes",
    "test/frontend/dev-port.test.ts": "its dev server",
    "test/frontend/dev.test.ts": "its dev server",
    "test/frontend/environment.test.ts": "how it puts values into scripts",
    "test/frontend/errors.test.ts": "what it says of mistakes",
    "test/frontend/hints.test.ts": "what it says of imports that it cannot follow",
    "test/frontend/images-mistakes.test.ts": "what it says of mistakes of a loader and a plugin",
    "test/frontend/images.test.ts": "its names and hashes of images, and its cache",
    "test/frontend/imports.test.ts": "its watcher",
    "test/frontend/islands-dev.test.ts": "how its dev server exchanges components",
    "test/frontend/islands-types.test.ts": "its hooks, by which types and props are read beside it",
    "test/frontend/islands.test.ts": "chunk names and groups, and its runtime",
    "test/frontend/jquery.test.ts": "which jQuery its plugin provides",
    "test/frontend/languages.test.ts": "its loaders, and its watcher of templates",
    "test/frontend/legacy-css.test.ts": "its minimizer of styles, and what it says of mistakes",
    "test/frontend/names.test.ts": "its hashes",
    "test/frontend/overlay.test.ts": "how its dev server tells an open page",
    "test/frontend/packages.test.ts": "the packages that it brings",
    "test/frontend/sass.test.ts": "which of its hooks ends the compiler",
    "test/frontend/sources.test.ts": "which file an import means, and how it calls one with a # in its name",
    "test/frontend/source-maps.test.ts": "the maps of its dev server",
    "test/frontend/start.test.ts": "the package that is missed by name",
    "test/frontend/ssr.test.ts": "its bundle for Node: names of classes, scopes, files, maps of errors",
    "test/frontend/ssr-dev.test.ts": "how its dev server makes that bundle anew",
    "test/frontend/stimulus.test.ts": "its hot updates, and the names of its chunks",
    "test/frontend/styles.test.ts": "its loaders of styles",
    "test/frontend/terminal.test.ts": "what it prints",
    "test/frontend/unreadable.test.ts": "its readers of JSON and of tsconfig.json",
    "test/frontend/watch.test.ts": "its watcher",
    "test/frontend/without.test.ts": "which of its own files it goes without",
    "test/frontend/workers.test.ts": "its runtime in workers",
    "test/e2e/broken.test.ts": "the errors that it leaves to the backend (not: manifests that are broken by hand)",
    "test/e2e/csp.test.ts": "its runtime under a strict policy (of one Django)",
    "test/e2e/dev-server.test.ts": "the end of its dev server",
    "test/e2e/development.test.ts": "its dev server beside a backend (Django's runserver alone)",
    "test/e2e/hydration.test.ts": "names of classes, scopes and files that two bundles agree on",
    "test/e2e/harmless.test.ts": "what it writes into a project (not: the Python files, a second folder)",
    "test/e2e/production.test.ts": "what a storage makes of its files (of one Django)",
    "test/e2e/start.test.ts": "its process, beside Django's",
    "test/e2e/static-files.test.ts": "the names that a server lets browsers keep for ever, and its public path",
  },
  swc: {
    "test/frontend/build.test.ts": "what it makes of TypeScript (with one language of styles)",
    "test/frontend/errors.test.ts": "what it says of mistakes in TypeScript",
    "test/frontend/islands-dev.test.ts": "what it makes of components that are exchanged",
    "test/frontend/unreadable.test.ts": "that it does without the loader that reads tsconfig.json",
  },
};

/** What is run once, with the reason. @type {Readonly<Record<string, string>>} */
export const ONCE = {
  "test/frontend/islands-life.test.ts": "what the element does with components, in which no engine has a part",
  "test/frontend/islands-plain.test.ts": "what the element does with functions, in which no engine has a part",
  "test/frontend/islands-morph.test.ts": "what libraries do with an element, whose script no engine has a part in",
  "test/frontend/islands-props.test.ts": "what is read from types, which no engine has a part in",
  "test/frontend/stylelint.test.ts": "a linter, in which no engine has a part",
  "test/frontend/reload.test.ts": "a watcher of two files, which no engine has a part in",
  "test/e2e/admin.test.ts": "what Django prints; that modules run once is in test/frontend",
  "test/e2e/csrf.test.ts": "what backends say of requests, in which no engine has a part",
  "test/e2e/by-hand.test.ts": "commands of README.md, which name webpack",
  "test/e2e/demo.test.ts": "commands of this repository",
  "test/e2e/fragments.test.ts": "what a script does with tags, in which no engine has a part",
  "test/e2e/init.test.ts": "the command line, which bundles nothing",
  "test/e2e/install.test.ts": "package managers and versions of Node; each variant installs once in harmless.test.ts",
  "test/e2e/islands.test.ts": "what backends print for islands; what an engine makes of them is in test/frontend",
  "test/e2e/ssr.test.ts": "what backends do with the service; what an engine has to do with it is in test/frontend",
  "test/e2e/ssr-misbehaving.test.ts":
    "what a backend does while the service does not behave, in which no engine has a part",
  "test/e2e/recipes.test.ts": "code of the documentation, for any engine",
  "test/e2e/servers.test.ts": "servers of Flask, FastAPI and Pyramid, before files that are named as Django's are",
  "test/e2e/wiring.test.ts": "edits of Python files",
  "test/e2e/workspaces.test.ts": "package managers; Rspack under Plug'n'Play is in it",
};
