import { shown } from "../../shown.ts";

/** Characters of a folder's name: with what stands before and behind it, file systems and npm have their limits. */
const LONGEST = 100;

/** Python's words; they cannot name a package. https://docs.python.org/3/reference/lexical_analysis.html#keywords */
const KEYWORDS = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda " +
    "nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Modules of the standard library, and the frameworks' own, that a web project imports somewhere: a folder of the name would be found first. */
const IMPORTED_BY_ALL = new Set(
  (
    "abc argparse array ast asyncio base64 bisect builtins calendar cgi cmd code codecs collections configparser contextlib copy csv ctypes " +
    "datetime dbm decimal difflib dis django doctest email encodings enum errno fastapi flask fractions ftplib functools gc getpass gettext glob graphlib " +
    "gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools jinja2 json keyword linecache locale logging lzma mailbox " +
    "math mimetypes mmap multiprocessing numbers operator os pathlib pickle pkgutil platform plistlib posixpath pprint profile pwd pyramid queue " +
    "quopri random re readline reprlib resource sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver " +
    "sqlite3 ssl starlette stat statistics string stringprep struct subprocess sys sysconfig tarfile tempfile test textwrap this threading time timeit " +
    "token tokenize tomllib trace traceback types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser wsgiref xml " +
    "xmlrpc zipapp zipfile zipimport zlib zoneinfo"
  ).split(" "),
);

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file, and folders that Node and Python make. */
const IMPOSSIBLE = /^(con|prn|aux|nul|com\d|lpt\d|node_modules|__\w+__)$/i;

/** Why a package cannot have a name anywhere, in one sentence; undefined where it can. */
export function packageNameProblem(name: string): string | undefined {
  if (name.length > LONGEST)
    return `"${shown(name)}" cannot name the folder: it has ${name.length} characters, and ${LONGEST} are enough.`;
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    return `"${shown(name)}" cannot name the folder, which Python imports: use the letters a to z, digits and _, no digit first.`;
  if (IMPOSSIBLE.test(name)) return `"${name}" cannot name the folder: tools or Windows take it for something else.`;
  if (KEYWORDS.has(name)) return `"${name}" is a word of the Python language, so it cannot be imported.`;
  if (IMPORTED_BY_ALL.has(name)) return `"${name}" would hide the module ${name} that Python or the backend imports.`;
  return undefined;
}

/** Whether a module is of the standard library, or a framework's own. */
export function isKnownModule(name: string): boolean {
  return IMPORTED_BY_ALL.has(name);
}
