import { expect, it, vi } from "vitest";
import { mounted } from "../lib/islands/mounted";
import { render } from "../lib/islands/render-vue";
import { mount } from "../lib/islands/vue";
import Arrival from "./Arrival.vue";

it("is HTML on the server, and live in the browser", async () => {
  const { html } = await render(Arrival, { what: "It arrived." }, "a");
  expect(html).toContain("It arrived.");
  expect(html).not.toContain("live");
  const { root } = await mounted(mount(Arrival), { what: "It arrived." });
  await vi.waitFor(() => {
    expect(root.textContent).toContain("live");
  });
});
