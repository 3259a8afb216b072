import { beforeEach, describe, expect, it } from "vitest";
import { mountCounter } from "./counter";

describe("mountCounter", () => {
  let element: HTMLElement;

  beforeEach(() => {
    element = document.createElement("div");
  });

  const press = (name: string): void => {
    element.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`)?.click();
  };

  it("starts at zero and counts both ways", () => {
    mountCounter(element);
    expect(element.textContent).toBe("−0+");
    press("One more");
    press("One more");
    press("One less");
    expect(element.querySelector("output")?.textContent).toBe("1");
  });

  it("starts where the template says", () => {
    element.dataset.count = "41";
    mountCounter(element);
    press("One more");
    expect(element.querySelector("output")?.textContent).toBe("42");
  });

  it("keeps its count when a hot update mounts it again", () => {
    mountCounter(element);
    press("One more");
    mountCounter(element);
    expect(element.querySelector("output")?.textContent).toBe("1");
    expect(element.querySelectorAll("button")).toHaveLength(2);
  });

  it("takes a count that is no number for zero", () => {
    element.dataset.count = "many";
    mountCounter(element);
    expect(element.querySelector("output")?.textContent).toBe("0");
  });
});
