// @ts-check

const INTERVAL = 500; // milliseconds

/**
 * Calls back when the program that started this one is gone. npm runs scripts in a shell, and a
 * shell that is told to end does not tell its children: they would run on, unseen, on their port.
 *
 * @param {() => void} react
 */
export function onOrphaned(react) {
  // Started by hand, a process may well outlive its terminal: that is for its user to say.
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    react();
  }, INTERVAL);
  timer.unref();
}
