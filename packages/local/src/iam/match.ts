const compiled = new Map<string, RegExp>();

/** IAM's wildcards: `*` stands for any text, also none, `?` for one character. */
export function matches(pattern: string, value: string): boolean {
  if (pattern === "*" || pattern === value) return true;
  if (!/[*?]/.test(pattern)) return false;
  const known = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, known);
  return known.test(value);
}

function compile(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s");
}
