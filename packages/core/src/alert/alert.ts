/** An alert: something that wants a person's eye. */
import { createHash } from "node:crypto";
import type { Alert } from "@luna/contracts/entities/observation";
import { idPrefixes } from "@luna/contracts/ids";
import { encodeTime } from "ulid";

/** The same session, kind and rule within this time raise the count. */
export const repeatSeconds = 300;
/** Troubles of one task within this time are one incident. */
export const incidentSeconds = 60;

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The same id whenever the same cause is found again: time of the first evidence, and a hash of the cause. */
export function alertId(cause: string, at: string): string {
  const hash = createHash("sha256").update(cause).digest();
  const rest = Array.from({ length: 16 }, (_, index) => crockford[hash[index]! % 32]).join("");
  return `${idPrefixes.alert}_${encodeTime(Date.parse(at), 10)}${rest}`;
}

export const isOpen = (alert: Alert): boolean => alert.acknowledgedAt === undefined;
