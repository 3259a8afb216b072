import type { Mount, Mounted } from "./island";

/**
 * For tests of components: renders one, and waits until it is there.
 *
 *     const counter = await mounted(mount(Counter), { start: 5 });
 *     expect(counter.root.textContent).toContain("5");
 *
 * @throws what the component throws
 */
export async function mounted(
  mount: Mount,
  props: object,
): Promise<Mounted & { readonly root: HTMLElement }> {
  const root = document.createElement("div");
  let island: Mounted | undefined;
  await new Promise<void>((done, failed) => {
    island = mount(root, props, false, { mounted: done, failed });
  });
  return { root, update: (next) => island?.update(next), unmount: () => island?.unmount() };
}
