import { escapeHtml } from "../page/escape-html.ts";
import { page } from "../page/page.ts";
import { users } from "./users.ts";

/** Lists the users; one click signs in. `query` is the authorization request to go on with. */
export function signInPage(query: URLSearchParams): string {
  const buttons = users.map(({ name, displayName, email }) => {
    const next = new URLSearchParams(query);
    next.set("user", name);
    return `<li><a class="card" href="/oauth2/sign-in?${escapeHtml(next.toString())}">
<strong>${escapeHtml(displayName)}</strong><span>${escapeHtml(email)}</span></a></li>`;
  });
  return page(
    "Sign in",
    `<main class="narrow"><h1>Sign in</h1>
<p>Local users in place of the user pool. Choose one; there is no password.</p>
<ul class="cards">${buttons.join("\n")}</ul></main>`,
  );
}
