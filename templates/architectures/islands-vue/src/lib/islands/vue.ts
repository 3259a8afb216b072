/** Islands of Vue. What all of them are to have goes into `makePlugins`. */
import { createApp, createSSRApp, h, shallowReactive, type Component, type Plugin } from "vue";
import type { Mount } from "./island";

/** Such as `createPinia()`: called once in a page, so that all of its islands share one store. */
export const makePlugins = (): Plugin[] => [];
const PLUGINS = makePlugins();

/**
 * Where Vue says that an error was, in words or, in a build, as a number: not in what is called when somebody
 * clicks, nor in a watcher, after which a component goes on. https://vuejs.org/error-reference/#runtime-errors
 */
const BREAKS = /^(?:setup function|render function|component update)$|#runtime-(?:0|1|15)$/;

export const mount =
  (component: Component): Mount =>
  (root, props, html, { mounted, failed }) => {
    // Vue would show nothing. Suspense is a tenth of its size, and few need it.
    if (isAsync(component))
      throw new Error("A component that awaits in its setup needs <Suspense> around it.");
    const current = shallowReactive<Record<string, unknown>>({ ...props });
    const app = (html ? createSSRApp : createApp)({ render: () => h(component, current) });
    if (root.id) app.config.idPrefix = root.id;
    let isMounting = true;
    app.config.errorHandler = (error, _, place) => {
      if (!isMounting && !BREAKS.test(place)) reportError(error);
      // Not while Vue is rendering: who hears of it takes this out.
      else
        queueMicrotask(() => {
          failed(error);
        });
    };
    for (const plugin of PLUGINS) app.use(plugin);
    app.mount(root);
    isMounting = false;
    queueMicrotask(mounted);
    return {
      update(next) {
        for (const name of Object.keys(current))
          if (!(name in next)) Reflect.deleteProperty(current, name);
        Object.assign(current, next);
      },
      unmount: () => {
        app.unmount();
        root.removeAttribute("data-v-app");
      },
    };
  };

const isAsync = (component: Component): boolean =>
  "setup" in component &&
  Object.prototype.toString.call(component.setup) === "[object AsyncFunction]";
