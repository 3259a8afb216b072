// @ts-check
/** How tsconfig.json is said to swc: ../typescript.mjs needs it. Change tsconfig.json rather than this. */
import { join } from "node:path";
import { parseTsconfig } from "get-tsconfig";

/**
 * What swc calls the values of `jsx` in tsconfig.json.
 *
 * @type {Record<string, string>}
 */
const JSX = {
  react: "classic",
  "react-jsx": "automatic",
  "react-jsxdev": "automatic",
  preserve: "preserve",
};

/** From these on, the language has fields of classes, and TypeScript leaves them as they are. */
const HAS_FIELDS = /^es(?:202[2-9]|next)$/;

/**
 * tsconfig.json in the words of swc, so that the code which runs is the code which was checked.
 *
 * @param {string} root the folder of tsconfig.json
 * @param {{ tsx: boolean }} file whether `<` may begin an element
 * @returns {object} options of the loader
 * @throws {Error} if tsconfig.json is absent, or cannot be read
 */
export function readSwcOptions(root, { tsx }) {
  const { compilerOptions = {} } = parseTsconfig(join(root, "tsconfig.json"));
  const { experimentalDecorators, emitDecoratorMetadata, jsx } = compilerOptions;
  const version = compilerOptions.target?.toLowerCase() ?? "esnext";
  // swc has no name for the latest one, whose syntax is that of the one before.
  const target = version === "es2025" ? "es2024" : version;
  return {
    jsc: {
      target,
      // Taken from @swc/helpers: else each file would bring its own copy of them.
      externalHelpers: true,
      parser: { syntax: "typescript", tsx, decorators: true },
      transform: {
        ...(experimentalDecorators
          ? { legacyDecorator: true, decoratorMetadata: emitDecoratorMetadata }
          : { decoratorVersion: "2023-11" }),
        useDefineForClassFields: compilerOptions.useDefineForClassFields ?? HAS_FIELDS.test(target),
        verbatimModuleSyntax: compilerOptions.verbatimModuleSyntax,
        react: {
          runtime: jsx && JSX[jsx],
          development: jsx === "react-jsxdev",
          importSource: compilerOptions.jsxImportSource,
          pragma: compilerOptions.jsxFactory,
          pragmaFrag: compilerOptions.jsxFragmentFactory,
        },
      },
    },
  };
}
