import { expect, it } from "vitest";
import { nextTick } from "vue";
import { mounted } from "../lib/islands/mounted";
import { mount } from "../lib/islands/vue";
import Palette from "./Palette.vue";

it("paints the page in the colour that is chosen, as long as it is there", async () => {
  const { root, unmount } = await mounted(mount(Palette), { colours: "red blue" });
  const [red, blue] = root.querySelectorAll("button");
  blue?.click();
  await nextTick();
  const pressed = [red, blue].map((button) => button?.getAttribute("aria-pressed"));
  expect(pressed).toEqual(["false", "true"]);
  const { style } = document.documentElement;
  expect(style.getPropertyValue("--accent")).toContain("blue");
  unmount();
  expect(style.getPropertyValue("--accent")).toBe("");
});
