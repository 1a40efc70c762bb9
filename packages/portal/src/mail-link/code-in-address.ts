/** What a link carries stands in the fragment, which no server sees. */
export function carriedIn(hash: string): { code?: string; token?: string } {
  const carried = new URLSearchParams(hash.replace(/^#/, ""));
  const code = carried.get("code");
  const token = carried.get("token");
  return {
    ...(code && /^[\w-]+$/.test(code) && { code }),
    ...(token && { token }),
  };
}

/** Where a mail's link leads once it has been used. */
export function pageBehind(pathname: string, search = ""): string {
  const path = pathname.replace(/\/+$/, "") || "/";
  return ["/", "/confirm", "/sign-in"].includes(path) ? "/me" : `${path}${search}`;
}
