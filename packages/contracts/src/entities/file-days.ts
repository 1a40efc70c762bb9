/** How long files are kept, by category, as the setting `FILE_RETENTION_DAYS` says it. */
import { FileCategory } from "./record.ts";

export type FileDays = Record<FileCategory, number>;

/** What the study promises where a team sets nothing. */
const defaultDays = 90;
const mostDays = 3650;

/**
 * Reads `90`, `recording=30` or `90, recording=30, log=14`: one number for all, and those of single
 * categories. @throws RangeError for anything else
 */
export function readFileDays(text: string): FileDays {
  const days = Object.fromEntries(
    FileCategory.options.map((category) => [category, defaultDays]),
  ) as FileDays;
  const parts = text.split(",").map((part) => part.trim());
  for (const [index, part] of parts.filter((part) => part !== "").entries()) {
    const [, category, amount] = /^(?:(\w+) ?= ?)?(\d{1,4})$/.exec(part) ?? [];
    const value = Number(amount);
    const known = category === undefined || category in days;
    if (!known || !(value >= 1 && value <= mostDays) || (index > 0 && category === undefined))
      throw new RangeError(`expected days such as 90, or 90, recording=30; not ${part}`);
    for (const each of category ? [category as FileCategory] : FileCategory.options)
      days[each] = value;
  }
  return days;
}

/** As `readFileDays` reads it. */
export const writeFileDays = (days: FileDays): string =>
  Object.entries(days)
    .map(([category, value]) => `${category}=${value}`)
    .join(",");
