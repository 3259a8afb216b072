import { expect, it, vi } from "vitest";
import { nextTick } from "vue";
import { mount } from "../lib/islands/vue";
import Palette from "./Palette.vue";

it("paints the page in the colour that is chosen, as long as it is there", async () => {
  const root = document.createElement("div");
  const mounted = await mount(Palette)(root, { colours: "red blue" }, false, vi.fn());
  const [red, blue] = root.querySelectorAll("button");
  blue?.click();
  await nextTick();
  const pressed = [red, blue].map((button) => button?.getAttribute("aria-pressed"));
  expect(pressed).toEqual(["false", "true"]);
  const { style } = document.documentElement;
  expect(style.getPropertyValue("--accent")).toContain("blue");
  mounted.unmount();
  expect(style.getPropertyValue("--accent")).toBe("");
});
