/**
 * What could tell who somebody is or open something, and what stands in its place: masked before it leaves
 * the tested program's machine, and once more before the service stores it.
 */

/** Objects in objects beyond this are cut. */
export const deepest = 16;

/** What stands in the place of what is nested deeper. */
export const cut = "[cut]";

// None may look through a run of letters from each of its letters: the tested program waits for it.
const patterns: readonly [RegExp, string][] = [
  // tokens: JSON web tokens, bearer credentials, keys with a known start, long random strings
  [/(?<![\w-])(?=[\w-]+\.[\w-]{4,}\.)([\w-]*?)\beyJ[\w-]{4,}\.[\w-]{4,}\.[\w-]*/g, "$1[token]"],
  [
    /\b(bearer|basic|token|apikey|api[_-]key|password|secret)(["']?\s*[:=]\s*["']?|\s+)[^\s"'&,;]{6,}/gi,
    "$1$2[token]",
  ],
  [/\b(?:sk|pk|rk|ghp|gho|ghs|glpat|xox[abp]|AKIA|ASIA)[-_]?[A-Za-z0-9_-]{16,}/g, "[token]"],
  [/\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{32,}={0,2}/g, "[token]"],
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{40,}={0,2}/g, "[token]"],
  // at most 64 before the @ (RFC 5321, 4.5.3.1.1)
  [/[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, "[email]"],
  // names in home folders of the three systems
  [/([A-Z]:[\\/]+(?:Users|Documents and Settings)[\\/]+)[^\\/"'<>|:;,\r\n]+/gi, "$1[user]"],
  [
    /([\\/](?:home|Users)[\\/]+)(?:[^\\/\s"'<>|:;,]+(?: [^\\/\s"'<>|:;,]+){1,3}(?=\/)|[^\\/\s"'<>|:;,]+)/gi,
    "$1[user]",
  ],
  // card, account and phone numbers, also in groups
  [/(?<![\w.])(?!\d{4}-\d\d-\d\d\b)\+?\d(?:[ -]?\d){8,}(?!\w)/g, "[digits]"],
];

/** The text without e-mail addresses, tokens, names in home folders and long digit runs. */
export const maskText = (text: string): string =>
  text.length < 6
    ? text
    : patterns.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text);

/** The same for every string inside a plain value, names of fields included; what is nested too deep is cut. */
export function mask<T>(value: T, depth = 0): T {
  if (typeof value === "string") return maskText(value) as T;
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return cut as T;
  if (Array.isArray(value)) return value.map((each) => mask(each, depth + 1)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [maskText(name), mask(each, depth + 1)]),
  ) as T;
}
