import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Use } from "../../../../generators/command/uses/find.ts";
import { usesNotices } from "../../../../generators/command/uses/say.ts";

const notices = (...uses: Use[]) => usesNotices(uses, "pnpm", "shop/web");
const use = (path: string, of: Use["of"], what: string, line?: number): Use => ({
  path,
  of,
  what,
  ...(line && { line }),
});

describe("the notices of what the user's files use", () => {
  it("say of sources what read them", () => {
    assert.deepEqual(notices(use("a.tsx", "source", "react"), use("i/b.ts", "folder", "islands")), [
      "your own a.tsx stays; without react neither the build nor the type check takes it.",
      "your own i/b.ts stays; without islands nothing loads it.",
    ]);
    assert.deepEqual(notices(use("a.tsx", "source", "react"), use("b.tsx", "source", "react")), [
      "your own a.tsx, b.tsx stay; without react neither the build nor the type check takes them.",
    ]);
  });

  it("say of imports where they are, and how to keep a package", () => {
    assert.deepEqual(
      notices(
        use("a.ts", "package", "htmx.org", 3),
        use("b.ts", "file", "../lib/htmx", 7),
        use("c.ts", "package", "htmx.org", 1),
        use("d.html", "tag", "island", 9),
      ),
      [
        "your own a.ts:3, c.ts:1 import htmx.org, which goes; to keep it: cd shop/web && pnpm add --save-dev htmx.org.",
        "your own b.ts:7 imports ../lib/htmx, which goes.",
        "your own d.html:9 has the tag island, which goes.",
      ],
    );
  });

  it("count where there are many", () => {
    const many = Array.from({ length: 7 }, (_, index) => use(`${index}.vue`, "source", "vue"));
    assert.match(notices(...many)[0] ?? "", /4\.vue and 2 more stay;/);
  });
});
