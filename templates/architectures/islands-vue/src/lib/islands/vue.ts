/**
 * Islands of Vue. What all of them are to have, Pinia, translations, a directive, goes into `prepare`.
 */
import { createApp, createSSRApp, h, shallowReactive, type App, type Component } from "vue";
import type { Mount } from "./island";

function prepare(app: App): void {
  // app.use(createPinia());
}

export const mount =
  (component: Component): Mount =>
  (root, props, html) => {
    const current: Record<string, unknown> = shallowReactive({ ...props });
    const app = (html ? createSSRApp : createApp)({ render: () => h(component, current) });
    if (root.id) app.config.idPrefix = root.id;
    let failed: { error: unknown } | undefined;
    let isMounting = true;
    app.config.errorHandler = (error) => {
      // One that breaks down when it is used is told as any other error in a script.
      if (isMounting) failed ??= { error };
      else reportError(error);
    };
    prepare(app);
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
