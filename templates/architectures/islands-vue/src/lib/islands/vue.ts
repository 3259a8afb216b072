/** Islands of Vue. What all of them are to have goes into `PLUGINS`. */
import { createApp, createSSRApp, h, shallowReactive, type Component, type Plugin } from "vue";
import type { Mount } from "./island";

/** Such as `createPinia()`, made here, so that all islands of a page share one store. */
const PLUGINS: Plugin[] = [];

export const mount =
  (component: Component): Mount =>
  (root, props, html) => {
    const current = shallowReactive<Record<string, unknown>>({ ...props });
    const app = (html ? createSSRApp : createApp)({ render: () => h(component, current) });
    if (root.id) app.config.idPrefix = root.id;
    let failed: { error: unknown } | undefined;
    let isMounting = true;
    app.config.errorHandler = (error) => {
      // One that breaks down when it is used is told as any other error in a script.
      if (isMounting) failed ??= { error };
      else reportError(error);
    };
    for (const plugin of PLUGINS) app.use(plugin);
    app.mount(root);
    isMounting = false;
    if (failed) {
      app.unmount();
      throw failed.error;
    }
    return {
      update(next) {
        for (const name of Object.keys(current))
          if (!(name in next)) Reflect.deleteProperty(current, name);
        Object.assign(current, next);
      },
      unmount: () => {
        app.unmount();
      },
    };
  };
