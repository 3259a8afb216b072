import { expect, it, vi } from "vitest";
import { mount } from "../lib/islands/react";
import Counter from "./Counter";

const press = (root: Element, name: string): void => {
  root.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`)?.click();
};

it("counts from where it is told, and keeps its count when it is told anew", async () => {
  const root = document.createElement("div");
  const mounted = await mount(Counter)(root, { start: 5 }, false, vi.fn());
  expect(root.textContent).toBe("−5+");
  press(root, "One more");
  await vi.waitFor(() => {
    expect(root.textContent).toBe("−6+");
  });
  mounted.update({ start: 50 });
  press(root, "One less");
  await vi.waitFor(() => {
    expect(root.textContent).toBe("−5+");
  });
  mounted.unmount();
  expect(root.textContent).toBe("");
});

it("takes none of the others with it when it breaks down", async () => {
  const Broken = (): never => {
    throw new Error("broken");
  };
  vi.spyOn(console, "error").mockReturnValue(); // React says it there, too
  const root = document.createElement("div");
  await expect(mount(Broken)(root, {}, false, vi.fn())).rejects.toThrow("broken");
});
