/** Whether a path fits a pattern: `*` within a folder, `**` across folders. */
export function fitsGlob(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\?]/g, "\\$&")
    .replace(/\*\*\/|\*\*|\*/g, (star) =>
      star === "**/" ? "(?:.*/)?" : star === "**" ? ".*" : "[^/]*",
    );
  return new RegExp(`^${source}$`).test(path);
}
