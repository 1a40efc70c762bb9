/** What every verb gets beside its input: who acts, the clock, ids, the table, the settings. */
import type { FileDays } from "@luna/contracts/entities/file-days";
import { type IdKind, idPrefixes } from "@luna/contracts/ids";
import type { Study } from "@luna/contracts/study/study";
import { ulid } from "ulid";
import type { Actor } from "./actor.ts";
import type { Table } from "./aws/table.ts";
import type { Keys } from "./token/keys.ts";

/** The key of a request that may be repeated, and the hash of its address and body. */
export interface Idempotency {
  key: string;
  requestHash: string;
}

export interface Settings {
  stage: string;
  apiUrl: string;
  /** `wss://…/<stage>` */
  websocketUrl: string;
  portalUrl: string;
  studyName: string;
  brandColor: string;
  controllerName: string;
  privacyContact: string;
  privacyNoticeUrl: string;
  retentionDays: number;
  /** How long files are kept once they are there. */
  fileDays: FileDays;
  maxFileBytes: number;
  maxRecordingBytes: number;
  signIn: { issuer: string; clientId: string };
}

export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

export interface Context {
  actor: Actor;
  /** Milliseconds since 1970. */
  now(): number;
  requestId: string;
  table: Table;
  /** As they are known; `again` for those of now, where something signed does not fit. */
  keys(options?: { again?: boolean }): Promise<Keys>;
  settings: Settings;
  study: Study;
  log: Log;
  idempotency?: Idempotency | undefined;
  /** Version that the caller read, from `If-Match`; several where any of them will do. */
  ifMatch?: number | readonly number[] | undefined;
  sourceAddress?: string | undefined;
  /** The `Accept` header, where a route answers in several ways. */
  accept?: string | undefined;
}

/** The present moment, ISO 8601 with milliseconds and `Z`. */
export const instant = (ctx: Context): string => new Date(ctx.now()).toISOString();

/** A time of any form as an instant. */
export const instantOf = (time: string | number): string => new Date(time).toISOString();

/** `value` milliseconds later than an instant, as an instant. */
export const after = (
  time: string | number,
  value: { days?: number; hours?: number; minutes?: number; seconds?: number },
): string =>
  new Date(
    new Date(time).getTime() +
      (((value.days ?? 0) * 24 + (value.hours ?? 0)) * 60 + (value.minutes ?? 0)) * 60_000 +
      (value.seconds ?? 0) * 1000,
  ).toISOString();

/** A new id of its kind, sortable by the moment of its making. */
export const newId = (ctx: Context, kind: IdKind): string =>
  `${idPrefixes[kind]}_${ulid(ctx.now())}`;
