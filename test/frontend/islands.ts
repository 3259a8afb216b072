/** Islands for tests: one of each kind, written into a rendered folder, and what a page says of them. */
import type { Folder } from "./folder.ts";

/** What counts its own clicks, with the props that it was given beside it: `Box: 2`. */
const REACT = `import { useState } from "react";

export default function Box({ label, broken }: { label: string; broken?: boolean }) {
  const [count, setCount] = useState(0);
  if (broken) throw new Error("broken");
  return (
    <button type="button" onClick={() => { setCount(count + 1); }}>
      {label}: {count}
    </button>
  );
}
`;

const VUE = `<script setup lang="ts">
import { ref } from "vue";
defineProps<{ label: string }>();
const count = ref(0);
</script>

<template>
  <button type="button" @click="count++">{{ label }}: {{ count }}</button>
</template>

<style>
.vue-box {
  color: red;
}
</style>
`;

const PLAIN = `export default function box(root: HTMLElement, { label }: { label: string }): () => void {
  const button = document.createElement("button");
  let count = 0;
  const show = (): void => {
    button.textContent = \`\${label}: \${String(count)}\`;
  };
  button.addEventListener("click", () => {
    count += 1;
    show();
  });
  show();
  root.append(button);
  return () => {
    document.documentElement.dataset.ended = String(Number(document.documentElement.dataset.ended ?? 0) + 1);
  };
}
`;

export async function writeIslands(folder: Folder): Promise<void> {
  await folder.write("src/islands/boxes/React.tsx", REACT);
  await folder.write("src/islands/boxes/Other.tsx", REACT);
  await folder.write("src/islands/boxes/Vue.vue", VUE);
  await folder.write("src/islands/boxes/Plain.ts", PLAIN);
}

/** The element that the tag prints. */
export function island(name: string, client: string, props: object = {}, fallback = "wait"): string {
  const json = JSON.stringify(props).replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "\\u003c");
  return `<frontend-island name="${name}" client="${client}" props='${json}'>${fallback}</frontend-island>`;
}
