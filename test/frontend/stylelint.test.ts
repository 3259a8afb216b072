import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeFolder, type Style } from "./folder.ts";
import { suiteScope } from "./scope.ts";

interface Language {
  styles: Style;
  ui: readonly string[];
  /** What is right in the language, and unknown to others, by files. */
  right: Readonly<Record<string, string>>;
  /** A mistake on the third line of a file, with the rule that finds it. */
  wrong: Readonly<Record<string, readonly [text: string, rule: string]>>;
}

const MODULE = ".boxWide {\n  color: red;\n}\n";

const LANGUAGES: Language[] = [
  {
    styles: "scss,tailwind",
    ui: ["--architecture", "islands", "--ui", "vue"],
    right: {
      "src/styles/right.css":
        ".box-a {\n  @apply p-4;\n\n  margin: --spacing(4);\n\n  &:hover {\n    color: red;\n  }\n}\n",
      "src/styles/right.scss": '@use "sass:math";\n\n.box-a {\n  width: math.div(1rem, 2);\n}\n',
      "src/styles/box.module.css": MODULE,
      "src/styles/box.module.scss": `$wide: 9rem;\n\n${MODULE}\n:export {\n  boxWidth: $wide;\n}\n`,
      "src/islands/Scoped.vue":
        '<template>\n  <p class="a"><slot /></p>\n</template>\n\n<script setup lang="ts">\nconst colour = "red";\n</script>\n\n' +
        '<style scoped>\n.a {\n  color: v-bind("colour");\n}\n\n.a :deep(b),\n:slotted(i),\n:global(body) {\n  color: red;\n}\n</style>\n\n' +
        '<style lang="scss">\n@use "sass:math";\n\n@mixin wide($by) {\n  width: math.div($by, 2);\n}\n\n.box-a {\n  @include wide(2rem);\n}\n</style>\n\n' +
        "<style module>\n.bigBox {\n  color: red;\n}\n</style>\n",
    },
    wrong: {
      "src/styles/wrong.css": ["a {\n  color: red;\n  colr: blue;\n}\n", "property-no-unknown"],
      "src/styles/tail.css": ["a {\n  @apply p-4;\n  @aply p-4;\n}\n", "at-rule-no-unknown"],
      "src/styles/wrong.scss": ["a {\n  color: red;\n  @inclde c;\n}\n", "scss/at-rule-no-unknown"],
      "src/islands/Box.vue": ["<style>\np {\n  colr: red;\n}\n</style>\n", "property-no-unknown"],
    },
  },
  {
    styles: "less",
    ui: [],
    right: {
      "src/styles/right.less":
        '@import (reference) "tokens.css";\n\n@box: 1rem;\n\n.mixin() {\n  color: red;\n}\n\n.box-a {\n  .mixin();\n\n  width: (@box / 2);\n}\n',
      "src/styles/box.module.less": MODULE,
    },
    wrong: { "src/styles/wrong.less": ["@b: 1px;\na {\n  colr: @b;\n}\n", "property-no-unknown"] },
  },
];

describe("npm run lint with Stylelint", () => {
  const scope = suiteScope();

  for (const { styles, ui, right, wrong } of LANGUAGES) {
    it(`finds mistakes by their places, takes what is right, and format mends what it can: ${styles}`, async () => {
      const folder = await makeFolder(scope, styles, "frontend", "django", ["--features", "stylelint", ...ui]);
      for (const [file, text] of Object.entries(right)) await folder.write(file, text);
      const clean = await folder.script("lint");
      assert.equal(clean.code, 0, clean.text);

      for (const [file, [text]] of Object.entries(wrong)) await folder.write(file, text);
      const { code, text: said } = await folder.script("lint");
      assert.notEqual(code, 0, said);
      for (const [file, [, rule]] of Object.entries(wrong)) {
        const [, problems = ""] = new RegExp(`${file}\\n((?: +\\d.*\\n)+)`).exec(said) ?? [];
        assert.match(problems, new RegExp(` 3:\\d+ .*${rule}\\n`), said);
      }

      for (const file of Object.keys(wrong)) await folder.write(file, "");
      const [mended = ""] = Object.keys(right);
      await folder.edit(mended, "color: red", "color: #ffffff");
      assert.match((await folder.script("lint")).text, /color-hex-length/);
      await folder.script("format");
      assert.match(await folder.read(mended), /color: #fff;/);
    });
  }
});
