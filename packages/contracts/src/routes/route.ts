/** The spine: what a row of the route table says, and the types that follow from it. */
import * as z from "zod/mini";
import type { ErrorCode } from "../errors.ts";
import type { Refusal } from "../events/refuse.ts";
import { whole } from "../scalars.ts";

/** The Lambda function that owns an operation. */
export type Area = "participants" | "sessions" | "events" | "analytics" | "files" | "service";

/**
 * Who may call; staff roles include those above them. `self` is the participant whom the resource
 * belongs to and `client` the tested program of that session: the verb checks whose it is.
 */
export type Allow = "public" | "self" | "client" | "observer" | "researcher" | "admin";

/** How often one caller may call: counted in the function, answered with 429. */
export interface RateLimit {
  count: number;
  perSeconds: number;
  /** The caller's network address, or a field of the body such as an e-mail address. */
  by: "source-address" | "email";
}

type Fields = z.core.$ZodType<Record<string, unknown>>;
export type Answer = z.core.$ZodType | null;

export interface RouteRow {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/${string}`;
  allow: readonly Allow[];
  summary: string;
  /** Not by the link of a mail, whose token is good for its session only: the verb refuses it. */
  notByLink?: true;
  limit?: RateLimit;
  params?: Fields;
  query?: Fields;
  body?: z.core.$ZodType;
  /** Schemas by status; null is an answer without a body. The first one is the usual one. */
  answers: Readonly<Record<number, Answer>>;
  /** Beyond those that every route may answer. */
  errors?: readonly ErrorCode[];
  /** Where the answer is not JSON. */
  contentType?: string;
  /** What is refused of a body before its schema is looked at. */
  refuse?: (body: unknown) => Refusal | undefined;
  /** True for a body that its schema surely takes and gives back as it is, so that it need not run. */
  accept?: (body: unknown) => boolean;
  /**
   * Staff's use is noted in the audit before the verb runs: a change, or a read (by researchers and up)
   * of what observers do not see. Verbs that note it in a transaction of their own leave it out.
   */
  audited?: true;
  /** A body of any media type is read and ignored: RFC 8058. */
  anyBody?: boolean;
}

export interface Route extends RouteRow {
  id: string;
  function: Area;
}

/** API Gateway's name of a route: `POST /api/participants/{id}/screen`. */
export const routeKey = (route: Pick<Route, "method" | "path">): string =>
  `${route.method} ${route.path}`;

/** Rows of one area; each gets its id from its key. */
export function routes<const Rows extends Record<string, RouteRow>>(area: Area, rows: Rows) {
  return Object.fromEntries(
    Object.entries(rows).map(([id, row]) => [id, { ...row, id, function: area }]),
  ) as { readonly [Id in keyof Rows]: Rows[Id] & { id: Id & string; function: Area } };
}

type Output<Schema> = Schema extends z.core.$ZodType ? z.output<Schema> : unknown;
type Input<Schema> = Schema extends z.core.$ZodType ? z.input<Schema> : unknown;
type Part<Row, Key extends string> = Row extends { [K in Key]: infer Schema } ? Schema : undefined;
type Flat<T> = T extends object ? { [K in keyof T]: T[K] } : T;

/** What a verb gets: path parameters, query and body in one object. */
export type InputOf<Row> = Flat<
  Output<Part<Row, "params">> & Output<Part<Row, "query">> & Output<Part<Row, "body">>
>;
/** What a caller sends: the same before defaults are filled in. */
export type RequestOf<Row> = Flat<
  Input<Part<Row, "params">> & Input<Part<Row, "query">> & Input<Part<Row, "body">>
>;
type Answers<Row> = Row extends { answers: infer A } ? A[keyof A] : never;
/** What comes back, whichever status of success it has. */
export type AnswerOf<Row> =
  Answers<Row> extends infer Schema
    ? Schema extends z.core.$ZodType
      ? z.output<Schema>
      : undefined
    : never;

/** Query of every list: newest first, an opaque cursor to go on. */
export const page = {
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 50),
  cursor: z.optional(z.string().check(z.maxLength(2048))),
};

export const listOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.optional(z.string()) });

export const nothing = z.strictObject({});
export const count = whole(0);
