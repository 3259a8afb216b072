import { expect, it } from "vitest";
import { order } from "./order";

it("knows what so many cost", () => {
  const teas = order(4.5);
  expect(teas.total).toBe("4.50");
  teas.more();
  expect(teas.total).toBe("9.00");
});

it("has one at least", () => {
  const teas = order(4.5);
  teas.less();
  expect(teas.count).toBe(1);
});
