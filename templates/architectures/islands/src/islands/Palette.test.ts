import { expect, it } from "vitest";
import palette from "./Palette";

it("paints the page in the colour that is chosen, as long as it is there", () => {
  const root = document.createElement("div");
  const end = palette(root, { colours: "red blue" });
  const [red, blue] = root.querySelectorAll("button");
  blue?.click();
  expect([red?.ariaPressed, blue?.ariaPressed]).toEqual(["false", "true"]);
  const { style } = document.documentElement;
  expect(style.getPropertyValue("--accent")).toContain("blue");
  end();
  expect(style.getPropertyValue("--accent")).toBe("");
});
