/** The components of the islands: the same sources for everybody, each a button that counts its clicks. */

/** Of every island: its number, by which the clock of the page knows the last. */
export const REACT = `import { useState } from "react";

export default function Box({ number }: { number: number }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" data-box={number} onClick={() => { setCount(count + 1); }}>
      {count}
    </button>
  );
}
`;

export const VUE = `<script setup lang="ts">
import { ref } from "vue";
defineProps<{ number: number }>();
const count = ref(0);
</script>

<template>
  <button type="button" :data-box="number" @click="count++">{{ count }}</button>
</template>
`;

export const PLAIN = `export default function box(root: HTMLElement, { number }: { number: number }): () => void {
  const button = document.createElement("button");
  let count = 0;
  button.type = "button";
  button.dataset.box = String(number);
  button.textContent = "0";
  button.addEventListener("click", () => {
    button.textContent = String(++count);
  });
  root.append(button);
  return () => { button.remove(); };
}
`;

/** By the name that a column of the report has after the contender's: a component's file, and its source. */
export const BOXES = {
  react: { file: "ReactBox.tsx", source: REACT },
  vue: { file: "VueBox.vue", source: VUE },
  plain: { file: "PlainBox.ts", source: PLAIN },
} as const;

export type Kind = keyof typeof BOXES;
