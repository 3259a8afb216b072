/**
 * Django's token: of its cookie, or of the field that `{% csrf_token %}` prints, where scripts cannot read the cookie
 * (CSRF_COOKIE_HTTPONLY) or there is none (CSRF_USE_SESSIONS). That tag is also what makes Django send the cookie: put
 * it into the body of the template that your pages extend.
 * https://docs.djangoproject.com/en/stable/howto/csrf/#using-csrf-protection-with-ajax
 */
/** CSRF_COOKIE_NAME and CSRF_HEADER_NAME, where the settings have others. */
const COOKIE = "csrftoken";
const HEADER = "X-CSRFToken";
const FIELD = "csrfmiddlewaretoken";

export const MISSING =
  "This page has no CSRF token.\nFix: put {% csrf_token %} into the body of its template.";

/** When the page came. One that stays as it is may be of another project on this host, or of before CSRF_USE_SESSIONS. */
const cookieOfPage = readCookie();

/** @returns undefined where the page has no token */
export function tokenHeader(): Readonly<Record<string, string>> | undefined {
  const cookie = readCookie();
  const field = document.querySelector<HTMLInputElement>(`[name=${FIELD}]`)?.value;
  // The field has the token of when the page was made, the cookie that of now, after a login in another tab too.
  const token = cookie === cookieOfPage ? (field ?? cookie) : (cookie ?? field);
  return token ? { [HEADER]: token } : undefined;
}

function readCookie(): string | undefined {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith(`${COOKIE}=`));
  return cookie?.slice(COOKIE.length + 1);
}
