/** What must not leave the machine, and what stands in its place. The service masks once more. */
const marks: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "[email]"],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "[token]"],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, "$1 [token]"],
  [/\b(?:sk|pk|ghp|gho|xox[abp])[-_][\w-]{12,}/g, "[token]"],
  [/\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}\b/g, "[token]"],
  [/([\\/](?:home|Users)[\\/]+)[^\\/\s"']+/gi, "$1[user]"],
  [/(?<!0x|\d)\d{8,}/gi, "[digits]"],
];

/** The text without e-mail addresses, tokens, names in home folders and long digit runs. */
export const maskText = (text: string): string =>
  marks.reduce((masked, [pattern, mark]) => masked.replace(pattern, mark), text);

/** The same for every string inside a value. */
export function mask(value: unknown): unknown {
  if (typeof value === "string") return maskText(value);
  if (Array.isArray(value)) return value.map(mask);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mask(each)]));
}
