/** Components in all the ways in which people write their props, and what a template may give each of them. */

/** `required`: the names of props that must be there, in order; `rest`: what a prop of another name may be. */
export interface Expected {
  props: Record<string, unknown>;
  required?: string[];
  rest?: unknown;
}

/** A file of src/islands/, by its name. */
export type Kinds = Record<string, { text: string; expected: Expected }>;

const string = { type: "string" };
const number = { type: "number" };
const boolean = { type: "boolean" };

const react = (text: string, expected: Expected) => ({ text, expected });

/** One prop of a type, in a component that is a function. */
const prop = (type: string, schema: unknown, declared = "") => ({
  text: `${declared}\nexport default function Island(props: { value: ${type} }) {\n  return <p>{String(props)}</p>;\n}\n`,
  expected: { props: { value: schema }, required: ["value"] },
});

const label = { props: { label: string, count: number }, required: ["label"] };
const Label = "interface Props { label: string; count?: number }\n";

export const WAYS: Kinds = {
  "Named.tsx": react(
    `${Label}export default function Named({ label, count }: Props) { return <p>{label}{count}</p>; }`,
    label,
  ),
  "Arrow.tsx": react(`${Label}const Arrow = ({ label }: Props) => <p>{label}</p>;\nexport default Arrow;`, label),
  "Inline.tsx": react(`${Label}export default ({ label }: Props) => <p>{label}</p>;`, label),
  "As.tsx": react(
    `${Label}function As(props: Props) { return <p>{props.label}</p>; }\nexport { As as default };`,
    label,
  ),
  "Again.tsx": react('export { default } from "./Named";', label),
  "Memo.tsx": react(
    `import { memo } from "react";\n${Label}export default memo(function Memo({ label }: Props) { return <p>{label}</p>; });`,
    label,
  ),
  "Forward.tsx": react(
    `import { forwardRef, memo } from "react";\n${Label}` +
      "export default memo(forwardRef<HTMLParagraphElement, Props>(({ label }, ref) => <p ref={ref}>{label}</p>));",
    label,
  ),
  "Class.tsx": react(
    `import { Component } from "react";\n${Label}` +
      "export default class Class extends Component<Props> { override render() { return this.props.label; } }",
    label,
  ),
  "ClassDefaults.tsx": react(
    `import { Component } from "react";\n${Label.replace("count?", "count")}` +
      "export default class Class extends Component<Props> { static defaultProps = { count: 0 }; override render() { return this.props.label; } }",
    label,
  ),
  "None.tsx": react("export default function None() { return <p>none</p>; }", { props: {} }),
  "Defaults.tsx": react(
    'export default function Defaults({ label = "x", count: many = 1 }: { label: string; count: number }) { return <p>{label}{many}</p>; }',
    { props: { label: string, count: number } },
  ),
  "MemoDefaults.tsx": react(
    'import { memo } from "react";\nfunction Inner({ label = "x" }: { label: string }) { return <p>{label}</p>; }\nexport default memo(Inner);',
    { props: { label: string } },
  ),
  "Generic.tsx": react(
    "export default function Generic<Item extends { id: number }>(props: { items: Item[] }) { return <p>{props.items.length}</p>; }",
    {
      props: { items: { type: "array", items: { type: "object", properties: { id: number }, required: ["id"] } } },
      required: ["items"],
    },
  ),
  "Rest.tsx": react(
    "export default function Rest(props: { label: string; [data: `data-${string}`]: string }) { return <p {...props} />; }",
    { props: { label: string }, required: ["label"], rest: string },
  ),
  "Any.tsx": react("export default function Any(props: any) { return <p>{String(props)}</p>; }", {
    props: {},
    rest: true,
  }),
  "Either.tsx": react(
    'type Props = { kind: "link"; href: string } | { kind: "button"; name?: string; href?: never };\n' +
      "export default function Either(props: Props) { return <p>{props.kind}</p>; }",
    { props: { kind: { enum: ["link", "button"] }, href: string, name: string }, required: ["kind"] },
  ),
  "Script.jsx": react("export default function Script({ start = 0, label }) { return <p>{start}{label}</p>; }", {
    props: { start: number, label: {} },
    required: ["label"],
  }),
  "Fc.tsx": react(
    'import type { FC, PropsWithChildren } from "react";\n' +
      `${Label}const Fc: FC<PropsWithChildren<Props>> = ({ label, children }) => <p>{label}{children}</p>;\nexport default Fc;`,
    label,
  ),
  "Plain.ts": react(`${Label}export default (root: HTMLElement, { label }: Props): void => root.append(label);`, label),
  "PlainDefault.ts": react(
    "export default function plain(root: HTMLElement, { count = 1 }: { count: number }): () => void { root.append(String(count)); return () => undefined; }",
    { props: { count: number } },
  ),
  "PlainNone.ts": react("export default (root: HTMLElement): void => root.append('none');", { props: {} }),
  "PlainScript.js": react(
    "/** @param {HTMLElement} root @param {{ label: string }} props */\nexport default (root, props) => root.append(props.label);",
    {
      props: { label: string },
      required: ["label"],
    },
  ),
};

/** What React has, and Preact does not. */
export const OF_REACT: Kinds = {
  "Lazy.tsx": react('import { lazy } from "react";\nexport default lazy(() => import("./Named"));', label),
  "Button.tsx": react(
    'import type { ComponentProps } from "react";\n' +
      'export default function Button({ type }: Pick<ComponentProps<"button">, "type" | "disabled" | "onClick" | "ref" | "key">) { return <button type={type} />; }',
    {
      props: { type: { enum: ["button", "reset", "submit"] }, disabled: boolean, onClick: { enum: [] } },
    },
  ),
  "Node.tsx": {
    ...prop("import('react').ReactNode", {}),
    expected: { props: { value: { type: ["array", "boolean", "null", "number", "string"] } } },
  },
};

export const TYPES: Kinds = {
  "types/Text.tsx": prop("string", string),
  "types/Optional.tsx": {
    ...prop("string | undefined", string),
    expected: { props: { value: string } },
  },
  "types/OrNull.tsx": prop("string | null", { type: ["null", "string"] }),
  "types/Bool.tsx": prop("boolean", boolean),
  "types/One.tsx": prop('"a"', { const: "a" }),
  "types/Some.tsx": prop('"a" | 1 | true', { enum: ["a", 1, true] }),
  "types/Open.tsx": prop('"a" | "b" | (string & {})', string),
  "types/Mixed.tsx": prop("number | string[]", { anyOf: [number, { type: "array", items: string }] }),
  "types/Template.tsx": prop("`${number}px`", string),
  "types/Enum.tsx": prop("Colour", { enum: ["red", "blue"] }, 'enum Colour { Red = "red", Blue = "blue" }'),
  "types/Numbers.tsx": prop("Size", { enum: [0, 1] }, "enum Size { Small, Large }"),
  "types/Branded.tsx": prop('string & { readonly kind: "isbn" }', string),
  "types/List.tsx": prop("readonly string[]", { type: "array", items: string }),
  "types/Tuple.tsx": prop("[string, number?]", { type: "array", items: { type: ["number", "string"] } }),
  "types/Iterable.tsx": prop("Iterable<number>", { type: "array", items: number }),
  "types/Record.tsx": prop("Record<string, number>", { type: "object", additionalProperties: number }),
  "types/Keyed.tsx": prop('Record<"a" | "b", number>', {
    type: "object",
    properties: { a: number, b: number },
    required: ["a", "b"],
  }),
  "types/Date.tsx": prop("Date", string),
  "types/Unknown.tsx": prop("unknown", {}),
  "types/Anything.tsx": prop("any", {}),
  "types/Empty.tsx": prop("{}", {}),
  "types/Object.tsx": prop("object", { type: ["array", "object"] }),
  "types/Nested.tsx": prop("{ a: { b?: Date | null }[] }", {
    type: "object",
    properties: {
      a: { type: "array", items: { type: "object", properties: { b: { type: ["null", "string"] } } } },
    },
    required: ["a"],
  }),
  "types/Both.tsx": prop("{ a: string } & { b?: number }", {
    type: "object",
    properties: { a: string, b: number },
    required: ["a"],
  }),
  "types/Tree.tsx": prop(
    "Tree",
    { type: "object", properties: { name: string, below: { type: "array" } }, required: ["name", "below"] },
    "interface Tree { name: string; below: Tree[] }",
  ),
  "types/OrFunction.tsx": prop("string | (() => string)", string),
  "types/Handled.tsx": prop("{ name: string; onClick?: () => void }", {
    type: "object",
    properties: { name: string },
    required: ["name"],
  }),
  "types/Unresolved.tsx": prop("Gone", {}, 'import type { Gone } from "./gone";'),
  "types/Wrong.tsx": prop("number", number, 'const wrong: number = "a type error";'),
  "types/Far.tsx": prop("Shared", string, 'import type { Shared } from "@/lib/shared";'),
};

const setup = (props: string, expected: Expected, how = 'setup lang="ts"') => ({
  text: `<script ${how}>\n${props}\n</script>\n\n<template>\n  <p>text</p>\n</template>\n`,
  expected,
});

export const OF_VUE: Kinds = {
  "vue/Types.vue": setup("defineProps<{ label: string; count?: number }>();", label),
  "vue/Interface.vue": setup(`${Label}const props = defineProps<Props>();\nconsole.log(props.label);`, label),
  "vue/Imported.vue": setup(
    'import type { Shared } from "@/lib/shared";\ndefineProps<{ shared: Shared; when: Date }>();',
    { props: { shared: string, when: string }, required: ["shared", "when"] },
  ),
  "vue/WithDefaults.vue": setup(
    'withDefaults(defineProps<{ label?: string; count: number; must: boolean }>(), { label: "x", count: 1 });',
    { props: { label: string, count: number, must: boolean }, required: ["must"] },
  ),
  "vue/Destructured.vue": setup(
    'const { label = "x", count: many = 1 } = defineProps<{ label: string; count: number; must: string }>();\nconsole.log(label, many);',
    { props: { label: string, count: number, must: string }, required: ["must"] },
  ),
  "vue/Emits.vue": setup(
    "defineProps<{ label: string; onClose?: () => void }>();\ndefineEmits<{ change: [value: string] }>();\ndefineModel<number>();",
    { props: { label: string, modelValue: number }, required: ["label"] },
  ),
  "vue/Generic.vue": setup(
    "defineProps<{ items: Item[]; label?: string }>();",
    {
      props: { items: { type: "array", items: { type: ["number", "string"] } }, label: string },
      required: ["items"],
    },
    'setup lang="ts" generic="Item extends string | number"',
  ),
  "vue/Runtime.vue": setup(
    'import type { PropType } from "vue";\ndefineProps({\n' +
      "  a: String,\n  b: { type: Number, required: true },\n  c: { type: Array as PropType<string[]>, default: () => [] },\n" +
      '  d: { type: String as PropType<"x" | "y">, validator: (value: string) => value !== "" },\n  e: Boolean,\n  f: [String, Number],\n});',
    {
      props: {
        a: string,
        b: number,
        c: { type: "array", items: string },
        d: { enum: ["x", "y"] },
        e: boolean,
        f: { type: ["number", "string"] },
      },
      required: ["b"],
    },
  ),
  "vue/Names.vue": setup('defineProps(["a", "b"]);', { props: { a: {}, b: {} } }),
  "vue/Script.vue": setup(
    "defineProps({ a: String, b: { type: Number, required: true } });",
    {
      props: { a: string, b: number },
      required: ["b"],
    },
    "setup",
  ),
  "vue/Options.vue": setup(
    'import { defineComponent } from "vue";\nexport default defineComponent({ props: { a: { type: String, required: true }, b: Number } });',
    { props: { a: string, b: number }, required: ["a"] },
    'lang="ts"',
  ),
  "vue/None.vue": setup("console.log('none');", { props: {} }),
};

/** What those import from src/lib/shared.ts. */
export const SHARED = "export type Shared = string;\n";
