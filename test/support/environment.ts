/**
 * Variables that would make a run depend on how the tests were started: npm's own (`npm test` exports dozens), the test
 * runner's, an active virtual environment, CI's, and the ones that the rendered folder reads.
 */
const FOREIGN =
  /^(npm_(?!config_(registry|cache|userconfig|https?_?proxy|noproxy|cafile)$)|INIT_CWD$|NODE_(TEST_CONTEXT|OPTIONS|V8_COVERAGE|ENV)$|VIRTUAL_ENV$|PYTHON(?!$)|DJANGO_|FRONTEND_|GIT_|CI$|(FORCE_|NO_)?COLOR$)/i;

/**
 * The environment for every command of a test.
 *
 * @param more what this command needs besides; `undefined` removes a variable
 */
export function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return {
    ...Object.fromEntries(own),
    NO_COLOR: "1",
    npm_config_update_notifier: "false",
    // A stray __pycache__ would be in `git status` of projects that do not ignore it.
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUNBUFFERED: "1",
    // Git finds no user's settings, and knows who commits.
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Fixture",
    GIT_AUTHOR_EMAIL: "fixture@example.com",
    GIT_COMMITTER_NAME: "Fixture",
    GIT_COMMITTER_EMAIL: "fixture@example.com",
    ...more,
  };
}
