import type { Props, Rendered } from "./render";

/** The code of an island: what renders its kind, and what is to be rendered. */
export type Load = () => Promise<
  [
    { readonly render: (component: never, props: Props, id: string) => Promise<Rendered> },
    { readonly default: unknown },
  ]
>;

/** webpack/support/render-list-loader.mjs puts a line here for each file of src/islands/ that the service renders. */
const islands: Readonly<Record<string, Load>> = {};
export default islands;
