/** Issues: one item each, a guard by fingerprint, and an item for each session that met it. */
import { Issue } from "@luna/contracts/entities/observation";
import { and, ifAbsent, ifPresent, ifVersion } from "../aws/expression.ts";
import type { Item, Key, Write } from "../aws/table.ts";
import type { Context } from "../context.ts";
import { everyItem } from "../list/every.ts";
import type { StoredIssue } from "./issue.ts";

const partitionOf = (id: string): string => `ISSUE#${id}`;
const keyOf = (id: string): Key => ({ pk: partitionOf(id), sk: "ISSUE" });
const guardKey = (fingerprint: string): Key => ({ pk: `ISSUE-OF#${fingerprint}`, sk: "GUARD" });
const meetingPrefix = "SESSION#";

export const issueLists = { all: "ISSUE", status: (status: string) => `ISSUE#${status}` } as const;

const attributes = [...Object.keys(Issue.shape), "fixedAt", "pattern"];

/** With what only the service needs. */
export const storedOf = (item: Item): StoredIssue =>
  Object.fromEntries(
    attributes.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  ) as unknown as StoredIssue;

/** As callers see it. */
export const issueOf = ({ fixedAt: _fixedAt, pattern: _pattern, ...issue }: StoredIssue): Issue =>
  issue;

const itemOf = (issue: StoredIssue): Item => {
  const sort = `${issue.lastSeenAt}#${issue.id}`;
  return {
    ...issue,
    ...keyOf(issue.id),
    kind: "issue",
    listKey: issueLists.all,
    listSort: sort,
    statusKey: issueLists.status(issue.status),
    statusSort: sort,
  };
};

export async function get(ctx: Context, id: string): Promise<StoredIssue | undefined> {
  const item = await ctx.table.get(keyOf(id), { consistent: true });
  return item && storedOf(item);
}

/** The issue of a fingerprint, if there is one yet. */
export async function withFingerprint(
  ctx: Context,
  fingerprint: string,
): Promise<StoredIssue | undefined> {
  const guard = await ctx.table.get(guardKey(fingerprint), { consistent: true });
  return guard && get(ctx, guard.issueId);
}

/** A new issue is the only one of its fingerprint. */
export const createWrites = (issue: StoredIssue): Write[] => [
  { put: itemOf(issue), if: ifAbsent },
  ...(issue.fingerprint
    ? [
        {
          put: { ...guardKey(issue.fingerprint), kind: "issue", issueId: issue.id },
          if: ifAbsent,
        },
      ]
    : []),
];

export const changeWrite = (issue: StoredIssue): Write & { put: Item } => ({
  put: itemOf({ ...issue, version: issue.version + 1 }),
  if: and(ifPresent, ifVersion(issue.version)),
});

export const removeWrite = (issue: StoredIssue): Write => ({
  delete: keyOf(issue.id),
  if: ifVersion(issue.version),
});

/** An issue that nobody but the session of this meeting met is gone, and with it what the session's program said. */
export const removeWrites = (issue: StoredIssue, { sessionId, version }: Meeting): Write[] => [
  removeWrite(issue),
  ...(issue.fingerprint ? [{ delete: guardKey(issue.fingerprint) }] : []),
  meetingRemoval(issue.id, sessionId, version),
];

export const meetingRemoval = (issueId: string, sessionId: string, version: number): Write => ({
  delete: { pk: partitionOf(issueId), sk: meetingPrefix + sessionId },
  if: ifVersion(version),
});

/** How often a session met an issue, and when it last did. */
export interface Meeting {
  sessionId: string;
  count: number;
  /** Receipt, milliseconds since 1970. */
  lastMs: number;
  /** Version of the metrics that said so. */
  version: number;
}

const meetingOf = ({ sessionId, count, lastMs, version }: Item): Meeting => ({
  sessionId,
  count,
  lastMs,
  version,
});

export async function meetingWith(
  ctx: Context,
  issueId: string,
  sessionId: string,
): Promise<Meeting | undefined> {
  const key = { pk: partitionOf(issueId), sk: meetingPrefix + sessionId };
  const item = await ctx.table.get(key, { consistent: true });
  return item && meetingOf(item);
}

export const meetingWrite = (
  issueId: string,
  meeting: Meeting,
  read: Meeting | undefined,
): Write => ({
  put: {
    pk: partitionOf(issueId),
    sk: meetingPrefix + meeting.sessionId,
    kind: "issue",
    ...meeting,
  },
  if: read ? ifVersion(read.version) : ifAbsent,
});

/** Sessions that met an issue since a moment, milliseconds since 1970. */
export async function metSince(ctx: Context, issueId: string, sinceMs: number): Promise<Meeting[]> {
  const met: Meeting[] = [];
  const query = {
    partition: partitionOf(issueId),
    sort: { beginsWith: meetingPrefix },
    consistent: true,
  };
  for await (const item of everyItem(ctx, query))
    if (item.lastMs >= sinceMs) met.push(meetingOf(item));
  return met;
}
