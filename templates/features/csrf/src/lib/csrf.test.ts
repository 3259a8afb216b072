import { afterEach, expect, test, vi } from "vitest";
import { csrfFetch, csrfHeaders } from "./csrf";

vi.mock("./csrf-token", () => ({
  MISSING: "",
  tokenHeader: () => ({ "X-Token": "secret" }),
}));

afterEach(() => {
  vi.unstubAllGlobals();
});

test("requests that change something have the header", () => {
  expect(csrfHeaders("POST", "/cart/")).toEqual({ "X-Token": "secret" });
  expect(csrfHeaders("delete", new URL("/cart/", location.href))).toEqual({ "X-Token": "secret" });
});

test("those that change nothing, and those to other sites, do not", () => {
  expect(csrfHeaders("GET", "/cart/")).toEqual({});
  expect(csrfHeaders("POST", "https://elsewhere.example/cart/")).toEqual({});
  expect(csrfHeaders("POST", "//elsewhere.example/cart/")).toEqual({});
});

test("fetch keeps what the request has itself", async () => {
  const sent = vi.fn<(request: Request) => Promise<Response>>(() =>
    Promise.resolve(new Response()),
  );
  vi.stubGlobal("fetch", sent);
  await csrfFetch(new URL("/cart/", location.href), {
    method: "PUT",
    headers: { Accept: "text/html" },
  });
  const headers = sent.mock.calls[0]?.[0].headers;
  expect(headers?.get("X-Token")).toBe("secret");
  expect(headers?.get("Accept")).toBe("text/html");
});
