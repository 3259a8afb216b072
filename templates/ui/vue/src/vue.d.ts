/** For tools that do not read such files themselves, as the linter; `vue-tsc` knows the types of each. */
declare module "*.vue" {
  import type { DefineComponent } from "vue";
  const component: DefineComponent<Record<string, unknown>, Record<string, unknown>, unknown>;
  export default component;
}
