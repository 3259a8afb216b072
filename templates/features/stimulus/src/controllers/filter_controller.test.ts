import { Application } from "@hotwired/stimulus";
import { afterEach, beforeEach, expect, it } from "vitest";
import FilterController from "./filter_controller";

let application: Application;

beforeEach(async () => {
  document.body.innerHTML = `
    <div data-controller="filter">
      <input data-filter-target="query" data-action="filter#narrow">
      <output data-filter-target="count"></output>
      <p data-filter-target="item">Alder</p>
      <p data-filter-target="item">Beech</p>
    </div>`;
  application = Application.start();
  application.register("filter", FilterController);
  await Promise.resolve(); // it waits for the document
});

afterEach(() => {
  application.stop();
});

const shown = (): string[] =>
  [...document.querySelectorAll<HTMLElement>("p:not([hidden])")].map((item) => item.textContent);

function type(text: string): void {
  const input = document.querySelector("input");
  if (!input) return;
  input.value = text;
  input.dispatchEvent(new Event("input"));
}

it("shows everything at first", () => {
  expect(shown()).toEqual(["Alder", "Beech"]);
  expect(document.querySelector("output")?.textContent).toBe("2 of 2");
});

it("shows what holds the text, in upper or lower case", () => {
  type(" beE");
  expect(shown()).toEqual(["Beech"]);
  expect(document.querySelector("output")?.textContent).toBe("1 of 2");
  type("");
  expect(shown()).toEqual(["Alder", "Beech"]);
});
