import { expect, it } from "vitest";
import chart from "./Chart";

it("draws a bar for each number, the largest over the whole width", () => {
  const root = document.createElement("div");
  chart(root, { Monday: 5, Tuesday: 10 });
  const widths = [...root.querySelectorAll<HTMLElement>(".chart-bar")].map(
    ({ style }) => style.width,
  );
  expect(widths).toEqual(["50%", "100%"]);
  expect(root.textContent).toBe("Monday5Tuesday10");
});

it("draws nothing of nothing", () => {
  const root = document.createElement("div");
  chart(root, {});
  expect(root.textContent).toBe("");
});
