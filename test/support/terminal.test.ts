import assert from "node:assert/strict";
import { test } from "node:test";
import { temporaryFolder } from "./temporary.ts";
import { KEYS, openTerminal } from "./terminal.ts";

const QUESTION = `
  const { createInterface } = require("node:readline");
  if (!process.stdin.isTTY || !process.stdout.isTTY) process.exit(9);
  createInterface({ input: process.stdin, output: process.stdout }).question("\\x1b[32mName?\\x1b[0m ", (name) => {
    console.log(\`Hello \${name}, \${process.stdout.columns} columns\`);
    process.exit(4);
  });
`;

test("a question is answered on a terminal, and the exit code comes back", async (t) => {
  const terminal = openTerminal(t, process.execPath, ["-e", QUESTION], { cwd: temporaryFolder(t) });
  await terminal.see("Name? ");
  terminal.type("Ana");
  terminal.type(KEYS.enter);
  await terminal.see(/Hello Ana, \d+ columns/);
  assert.equal(await terminal.exited, 4);
});

test("Ctrl-C reaches what runs in the foreground as SIGINT", async (t) => {
  const terminal = openTerminal(t, "sh", ["-c", "echo ready; exec sleep 60"], { cwd: temporaryFolder(t) });
  await terminal.see("ready");
  terminal.type(KEYS.ctrlC);
  assert.equal(await terminal.exited, 130);
});

test("words that never come are an error that shows the terminal", async (t) => {
  const terminal = openTerminal(t, "echo", ["something else"], { cwd: temporaryFolder(t) });
  await terminal.see("something else");
  await assert.rejects(terminal.see("the words", 300), /never showed the words. It shows:\nsomething else/);
});
