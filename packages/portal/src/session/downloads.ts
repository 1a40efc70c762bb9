import type { About } from "../service/service.tsx";

export type Download = NonNullable<About["study"]["downloads"]>[number];

/**
 * Which download a person is shown first, by the system that they registered with, and which for another
 * computer; where none fits, all are for choosing.
 */
export function downloadsFor(
  downloads: readonly Download[] | undefined,
  operatingSystem: string | undefined,
): { own: Download | undefined; others: Download[] } {
  const all = downloads ?? [];
  const own = all.find((each) => each.operatingSystem === operatingSystem);
  return { own, others: all.filter((each) => each !== own) };
}
