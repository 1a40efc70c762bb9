/** What a file adds to the totals of what is stored, and what the totals say; pure. */
import { type FileCategory, fileTypes } from "@luna/contracts/entities/record";
import type { Contribution } from "../tally/tally.ts";
import type { KeptFile } from "./file.ts";

export const fileTotals = "FILES";

export interface Amount {
  files: number;
  bytes: number;
}

/** Names of cells are made of letters, digits and `_`, which expressions take. */
const cellsOf = (name: string, { files, bytes }: Amount): Contribution => ({
  [`${name}__files`]: files,
  [`${name}__bytes`]: bytes,
});

const typeCell = (category: string, contentType: string) =>
  `${category}__${contentType.replace(/\W/g, "_")}`;
const monthCell = (instant: string) => `month__${instant.slice(0, 7).replace("-", "_")}`;
const dueCell = (instant: string) => `due__${instant.slice(0, 10).replaceAll("-", "_")}`;

/** By category and type, by the month of its verification, and by the day on which it may go. */
export function contributionOf(
  file: Pick<KeptFile, "status" | "category" | "contentType" | "size" | "readyAt" | "createdAt">,
  dueAt: string,
): Contribution {
  if (file.status !== "ready") return cellsOf(dueCell(dueAt), { files: 1, bytes: 0 });
  const one = { files: 1, bytes: file.size ?? 0 };
  return {
    ...cellsOf(typeCell(file.category, file.contentType), one),
    ...cellsOf(monthCell(file.readyAt ?? file.createdAt), one),
    ...cellsOf(dueCell(dueAt), one),
  };
}

const amountOf = (cells: Contribution, name: string): Amount => ({
  files: cells[`${name}__files`] ?? 0,
  bytes: cells[`${name}__bytes`] ?? 0,
});

const plus = (a: Amount | undefined, b: Amount): Amount => ({
  files: (a?.files ?? 0) + b.files,
  bytes: (a?.bytes ?? 0) + b.bytes,
});

export interface StoredAmounts extends Amount {
  byCategory: Record<string, Amount>;
  byType: Record<string, Amount>;
  /** `2026-11` */
  byMonth: Record<string, Amount>;
  dueForRemoval: Amount;
}

/** `now` is an instant; what is due by the end of its day (UTC) counts as due. */
export function amountsIn(cells: Contribution, now: string): StoredAmounts {
  const amounts: StoredAmounts = {
    files: 0,
    bytes: 0,
    byCategory: {},
    byType: {},
    byMonth: {},
    dueForRemoval: { files: 0, bytes: 0 },
  };
  for (const category of Object.keys(fileTypes) as FileCategory[])
    for (const contentType of fileTypes[category]) {
      const amount = amountOf(cells, typeCell(category, contentType));
      if (amount.files === 0) continue;
      amounts.byCategory[category] = plus(amounts.byCategory[category], amount);
      amounts.byType[contentType] = plus(amounts.byType[contentType], amount);
      amounts.files += amount.files;
      amounts.bytes += amount.bytes;
    }
  for (const cell of Object.keys(cells).sort()) {
    const [, name, kind, when] = /^((month|due)__(\w+?))__files$/.exec(cell) ?? [];
    if (!name) continue;
    if (kind === "month") amounts.byMonth[when!.replace("_", "-")] = amountOf(cells, name);
    else if (name <= dueCell(now))
      amounts.dueForRemoval = plus(amounts.dueForRemoval, amountOf(cells, name));
  }
  return amounts;
}

/** Cells of days that lie behind by a week: they are empty and come to nothing any more. */
export const isPastDay = (cell: string, now: string): boolean => {
  const weekAgo = new Date(Date.parse(now) - 7 * 86_400_000).toISOString();
  return cell.startsWith("due__") && cell < dueCell(weekAgo);
};
