/** Components for tests of the rendering service: those that behave, and those that do not. */
export const REACT: Record<string, string> = {
  Text: `import { useId } from "react";
import logo from "../images/logo.svg";
import styles from "./Text.module.css";

export default function Text({ text }: { text: string }) {
  const id = useId();
  return (
    <p id={id} className={styles.own}>
      <title>{\`About \${text}\`}</title>
      <meta name="description" content="what it is" />
      <img src={logo} alt="" />
      {text}
    </p>
  );
}
`,
  Suspended: `import { lazy, Suspense, use } from "react";

const Later = lazy(() => import("./_Later"));
const told = new Promise<string>((done) => {
  setTimeout(() => {
    done("told");
  }, 20);
});

function Told() {
  return <b>{use(told)}</b>;
}

export default function Suspended() {
  return (
    <Suspense fallback="wait">
      <Told />
      <Later />
    </Suspense>
  );
}
`,
  _Later: `export default function Later() {
  return <i>{"late ".repeat(5000)}</i>;
}
`,
  Loop: `export default function Loop() {
  for (;;);
}
`,
  Leak: `export default function Leak() {
  const all: number[][] = [];
  for (;;) all.push(new Array<number>(100_000).fill(1));
}
`,
  Throws: `export default function Throws(): never {
  throw new RangeError("it is broken");
}
`,
  Window: `export default function Window() {
  return <b>{window.innerWidth}</b>;
}
`,
  AtTop: `const { title } = document;

export default function AtTop() {
  return <b>{title}</b>;
}
`,
  Swallowed: `import { Suspense } from "react";

function Part(): never {
  throw new Error("part is broken");
}

export default function Swallowed() {
  return (
    <div>
      <Suspense fallback="wait">
        <Part />
      </Suspense>
      <b>rest</b>
    </div>
  );
}
`,
  Exit: `declare const process: { exit: (code: number) => void };

export default function Exit() {
  process.exit(0);
  return null;
}
`,
  Stray: `export default function Stray() {
  setTimeout(() => {
    throw new Error("nobody waits for it");
  }, 5);
  void Promise.reject(new Error("nor for this"));
  return <b>there</b>;
}
`,
  Environment: `declare const process: { env: Record<string, string> };

export default function Environment() {
  return <b>{Object.keys(process.env).join() || "nothing"}</b>;
}
`,
  Huge: `export default function Huge() {
  return <b>{"x".repeat(3_000_000)}</b>;
}
`,
};

export const VUE = `<script setup lang="ts">
import { useId } from "vue";
import { useHead } from "../../lib/islands/head";

const { text } = defineProps<{ text: string }>();
const id = useId();
useHead({ title: \`<\${text}>\`, links: [{ rel: "canonical", href: "/a?b&c" }] });
</script>

<template>
  <p :id="id">{{ text }}</p>
</template>

<style scoped>
p {
  color: red;
}
</style>
`;

export const VUE_THROWS = `<script setup lang="ts">
const { item } = defineProps<{ item?: { name: string } }>();
</script>

<template>
  <p>{{ item!.name }}</p>
</template>
`;
