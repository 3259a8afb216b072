/** Components that break down, wait or ask for something, for test/frontend/islands-life.test.ts. */

export const EFFECT = `import { useEffect } from "react";

export default function Effect() {
  useEffect(() => { throw new Error("effect"); }, []);
  return <p>half</p>;
}
`;

/** Shows a text once it has come, which takes a while. */
export const SLOW = `import { use, useEffect, useState } from "react";

const text = new Promise<string>((done) => setTimeout(done, 400, "came"));

export default function Slow({ n }: { n: number }) {
  const [is, setIs] = useState("");
  useEffect(() => { setIs("there"); }, []);
  return <p>{use(text)} {n} {is}</p>;
}
`;

export const LATER = `export default function Later({ item }: { item: { name: string } | null }) {
  return <p>named {item!.name}</p>;
}
`;

export const VUE_LATER = `<script setup lang="ts">
defineProps<{ item: { name: string } | null }>();
</script>
<template><p>named {{ item!.name }}</p></template>
`;

export const VUE_EFFECT = `<script setup lang="ts">
import { onMounted } from "vue";
onMounted(() => { throw new Error("effect"); });
</script>
<template><p>half</p></template>
`;

export const VUE_AWAIT = `<script setup lang="ts">
const { text } = defineProps<{ text: string }>();
const came = await new Promise<string>((done) => setTimeout(done, 50, text));
</script>
<template><p>{{ came }}</p></template>
`;

export const VUE_WRAPPED = `<script setup lang="ts">
import Await from "./Await.vue";
defineProps<{ text: string }>();
</script>
<template><Suspense><Await :text="text" /></Suspense></template>
`;

export const VUE_OPTIONS = `<script lang="ts">
import { defineComponent } from "vue";
export default defineComponent({ data: () => ({ n: 3 }) });
</script>
<template><button type="button" @click="n++">n {{ n }}</button></template>
`;

export const PLAIN = {
  Effect: "export default (): void => { throw new Error('effect'); };\n",
  Later:
    "export default (root: HTMLElement, { item }: { item: { name: string } | null }): void => root.append(`named ${item!.name}`);\n",
};

export const CONTROLLED = `import { useState } from "react";

export default function Controlled() {
  const [text, setText] = useState("");
  return <p><input name="a" value={text} onChange={(event) => { setText(event.currentTarget.value); }} /> says {text}</p>;
}
`;
