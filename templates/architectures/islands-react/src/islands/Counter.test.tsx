import { expect, it, vi } from "vitest";
import { mounted } from "../lib/islands/mounted";
import { mount } from "../lib/islands/react";
import Counter from "./Counter";

const press = (root: Element, name: string): void => {
  root.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`)?.click();
};

it("counts from where it is told, and keeps its count when it is told anew", async () => {
  const { root, update, unmount } = await mounted(mount(Counter), { start: 5 });
  expect(root.textContent).toBe("−5+");
  press(root, "One more");
  await vi.waitFor(() => {
    expect(root.textContent).toBe("−6+");
  });
  update({ start: 50 });
  press(root, "One less");
  await vi.waitFor(() => {
    expect(root.textContent).toBe("−5+");
  });
  unmount();
  expect(root.textContent).toBe("");
});

it("takes none of the others with it when it breaks down", async () => {
  const Broken = (): never => {
    throw new Error("broken");
  };
  await expect(mounted(mount(Broken), {})).rejects.toThrow("broken");
});
