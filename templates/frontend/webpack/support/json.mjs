// @ts-check
/**
 * Where text ceases to be JSON: readable.mjs needs this. V8 does not say it of every mistake, and
 * Rspack says the place after it.
 */

const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y;
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const SPACE = /[ \t\r\n]*/y;

/** What may come, by what there was: the kind of a token, and what may come after that. */
const AFTER = {
  nothing: { "{": "brace", "[": "bracket", string: "value", word: "value" },
  brace: { string: "key", "}": "value" },
  bracket: { "{": "brace", "[": "bracket", string: "value", word: "value", "]": "value" },
  key: { ":": "nothing" },
  value: { ",": "comma", "}": "value", "]": "value" },
  comma: { string: "key" },
};

/**
 * @param {string} text
 * @returns {number} the index of what cannot stand there; the length of a text that ends too early;
 *   -1 if it is JSON
 */
export function findMistake(text) {
  /** @type {string[]} the brackets that are open */
  const open = [];
  let state = "nothing";
  let index = text.startsWith("\uFEFF") ? 1 : 0;
  for (;;) {
    index += measure(SPACE, text, index);
    const isWhole = state === "value" && open.length === 0;
    if (index === text.length) return isWhole ? -1 : index;
    const sign = text.charAt(index);
    const kind = sign === '"' ? "string" : /[{}[\],:]/.test(sign) ? sign : "word";
    const next = isWhole ? undefined : Reflect.get(Reflect.get(AFTER, state), kind);
    if (!next) return index;
    const length =
      kind === "string"
        ? measure(STRING, text, index)
        : kind === "word"
          ? measure(WORD, text, index)
          : 1;
    if (length === 0) return index;
    index += length;
    if (kind === "string" && text.charAt(index++) !== '"') return index - 1;
    if (kind === "{" || kind === "[") open.push(kind === "{" ? "}" : "]");
    if ((kind === "}" || kind === "]") && open.pop() !== kind) return index - 1;
    state = next === "comma" && open.at(-1) === "]" ? "nothing" : next;
  }
}

/**
 * @param {RegExp} pattern
 * @param {string} text
 * @param {number} index
 * @returns {number} how many characters match from there on
 */
function measure(pattern, text, index) {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0].length ?? 0;
}
