/**
 * Stimulus. A file of src/controllers/ is a controller, and its name is what `data-controller` says:
 * clipboard_controller.ts is `clipboard`, users/list_item_controller.ts is `users--list-item`. Its code is fetched
 * when the first element of that name is there, with the page or later: what htmx, Turbo or a script puts into
 * the page counts as well.
 *
 * Change here what all of them share, such as `application.handleError`. One that must not come late is imported
 * by an entry: `application.register("search", SearchController)`. Without this file, no controller starts.
 */
import { Application, type ControllerConstructor } from "@hotwired/stimulus";
import controllers from "./controllers";
import { nearest } from "./nearest";

declare const process: { readonly env: { readonly NODE_ENV?: string } };

export const application = Application.start();

const ATTRIBUTE = application.schema.controllerAttribute;

/** The names that elements have had, with what has come for each. */
const asked = new Map<string, ControllerConstructor | undefined>();

function look(root: Element): void {
  for (const element of [root, ...root.querySelectorAll(`[${ATTRIBUTE}]`)]) {
    for (const name of element.getAttribute(ATTRIBUTE)?.split(/\s+/).filter(Boolean) ?? []) {
      if (asked.has(name)) continue;
      asked.set(name, undefined);
      void start(name, element);
    }
  }
}

async function start(name: string, element: Element): Promise<void> {
  await Promise.resolve(); // until the entry has registered its own
  if (application.router.modules.some(({ identifier }) => identifier === name)) return;
  if (Object.hasOwn(controllers, name)) await load(name);
  else if (process.env.NODE_ENV !== "production") console.warn(explainMissing(name), element);
}

async function load(name: string): Promise<void> {
  try {
    const controller = (await controllers[name]?.())?.default;
    if (!controller) throw new Error(explainEmpty(name));
    if (controller !== asked.get(name)) application.register(name, controller);
    asked.set(name, controller);
  } catch (error) {
    asked.delete(name); // the next element asks again
    throw error;
  }
}

function explainEmpty(name: string): string {
  return (
    `src/controllers/${fileOf(name)} exports no controller.\n` +
    "Fix: write `export default class extends Controller { … }` in it."
  );
}

function explainMissing(name: string): string {
  const near = nearest(name, Object.keys(controllers));
  return (
    `There is no controller "${name}"${near ? `, but "${near}"` : ""}.\n` +
    `Fix: correct ${ATTRIBUTE}, or add src/controllers/${fileOf(name)}.`
  );
}

function fileOf(name: string): string {
  return `${name.replaceAll("--", "/").replaceAll("-", "_")}_controller.ts`;
}

const observer = new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    // An attribute has changed, which is one of its element alone.
    if (addedNodes.length === 0 && target instanceof Element) look(target);
    for (const node of addedNodes) if (node instanceof Element) look(node);
  }
});
observer.observe(document, { attributeFilter: [ATTRIBUTE], childList: true, subtree: true });
look(document.documentElement);

/** In a build there are no hot updates, whatever the types say. */
function isThere<Hot>(hot: Hot | undefined): hot is Hot {
  return hot !== undefined;
}

if (isThere(import.meta.webpackHot)) {
  // One that has changed takes the place of the one before, on all elements that have it.
  import.meta.webpackHot.accept("./controllers", () => {
    for (const [name, controller] of asked) {
      if (Object.hasOwn(controllers, name)) void load(name);
      else if (controller) application.unload(name);
    }
  });
  import.meta.webpackHot.dispose(() => {
    observer.disconnect();
    application.stop();
  });
}
