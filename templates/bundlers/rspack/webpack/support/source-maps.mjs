// @ts-check

/** Source maps of the dev server: Rspack's own are there before anybody could ask for them. */
export function mapOnDemand() {
  return { plugins: [], middlewares: [] };
}
