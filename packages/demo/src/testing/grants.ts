/** Judges what the roles of a running stack's functions allow: each grant is used, or has a reason. */
import { readFileSync } from "node:fs";
import { pending } from "@luna/contracts/routes/pending";
import { table } from "@luna/contracts/routes/table";
import type { Stack } from "../stack/stack.ts";

/** A function as the stack's console shows it. */
export interface ShownFunction {
  name: string;
  /** Address of its bundle. */
  code: string;
  environment: Record<string, string>;
  grants: { action: string; resource: string; used: boolean }[];
}

export async function shownFunctions(stack: Pick<Stack, "consoleUrl">): Promise<ShownFunction[]> {
  const response = await fetch(`${stack.consoleUrl}/functions`);
  return ((await response.json()) as { items: ShownFunction[] }).items;
}

interface Reason {
  grant: RegExp;
  why: string;
  /** What has to stand in the function's bundle for the reason to hold. */
  code?: RegExp;
}

const indexReason = (index: string): Reason => ({
  grant: new RegExp(`^dynamodb:Query .*/index/${index}$`),
  why: `a list of the function is in the index ${index}`,
  code: new RegExp(`index:"${index}"`),
});

/** Why a grant may be there though a study day does not need it. */
const reasons: readonly Reason[] = [
  { grant: /^logs:/, why: "Lambda writes the function's log with its role" },
  {
    grant: /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) /,
    why: "the event source mapping reads the stream with the function's role",
  },
  {
    grant: /^sqs:SendMessage /,
    why: "Lambda sends what failed for good with the function's role, and a day has no such call",
  },
  {
    grant: /^ses:SendEmail /,
    why: "SES may ask for it in place of SendRawEmail: its API of today has the one operation for both",
  },
  ...["list", "owner", "status", "group", "agenda"].map(indexReason),
  {
    grant: /^dynamodb:Query [^ ]*:table\/[^/]*$/,
    why: "reads items in key order",
    code: /\btable\.query\(/,
  },
  { grant: /^dynamodb:GetItem /, why: "reads an item", code: /\btable\.get\(/ },
  { grant: /^dynamodb:BatchGetItem /, why: "reads several items", code: /\btable\.getMany\(/ },
  { grant: /^dynamodb:PutItem /, why: "writes an item", code: /\btable\.put\(|\{put:/ },
  {
    grant: /^dynamodb:UpdateItem /,
    why: "changes an item",
    code: /\btable\.update\(|\{update:/,
  },
  {
    grant: /^dynamodb:DeleteItem /,
    why: "removes an item",
    code: /\btable\.delete\(|\{delete:/,
  },
  {
    grant: /^dynamodb:ConditionCheckItem /,
    why: "looks at an item that it does not write",
    code: /\{check:\w+,if:/,
  },
  {
    grant: /^secretsmanager:GetSecretValue /,
    why: "signs, or reads what was signed",
    code: /await \w+\.keys\(\)/,
  },
  {
    grant: /^execute-api:ManageConnections .*\/DELETE\//,
    why: "cuts off a watcher that takes nothing",
    code: /\.sockets\.end\(/,
  },
  { grant: /^events:PutEvents /, why: "tells the bus", code: /\.publish\(\[/ },
  {
    grant: /^s3:(GetObject|GetObjectVersion|ListBucket) /,
    why: "reads objects or signs links to them; one that is absent is a 404 only to who may list",
    code: /\.(presignGet|read|check)\(/,
  },
  {
    grant: /^s3:ListMultipartUploadParts /,
    why: "goes on with an upload",
    code: /\.listParts\(/,
  },
  {
    grant: /^s3:ListBucketMultipartUploads /,
    why: "finds uploads that nobody waits for",
    code: /\.listUploads\(/,
  },
  {
    grant: /^s3:AbortMultipartUpload /,
    why: "gives an upload up",
    code: /\.abortMultipart\(/,
  },
  {
    grant: /^s3:DeleteObject(Version)? /,
    why: "removes an object",
    code: /\.(deleteAll|deleteVersion)\(/,
  },
  {
    grant: /^s3:PutObject /,
    why: "writes archives and exports",
    code: /\.createMultipart\(/,
  },
  { grant: /^s3:ListBucketVersions /, why: "removes every version", code: /\.deleteAll\(/ },
];

/** Functions whose verbs are not all there yet; `jobs` works on what the routes begin. */
function unfinished(): string[] {
  const areas = pending.map((id) => table[id].function as string);
  return areas.length > 0 ? [...areas, "jobs"] : [];
}

export interface GrantReport {
  /** `<function> <action> <resource>: why`, for grants that the day did not need. */
  unused: string[];
  /** Those of them without a reason. */
  unexplained: string[];
}

export function judgeGrants(functions: readonly ShownFunction[], own: RegExp): GrantReport {
  const report: GrantReport = { unused: [], unexplained: [] };
  const waiting = unfinished();
  for (const { name, code, grants } of functions.filter((each) => own.test(each.name))) {
    const bundle = readFileSync(new URL(code), "utf8");
    for (const { action, resource } of grants.filter(({ used }) => !used)) {
      const grant = `${action} ${resource}`;
      const reason = reasons.find(
        (each) => each.grant.test(grant) && (!each.code || each.code.test(bundle)),
      );
      const why =
        reason?.why ??
        (waiting.some((area) => name.endsWith(`-${area}`)) ? "for a verb to come" : undefined);
      const shown = `${action} ${resource.replace(/^arn:aws:(\w|-)+:[^:]*:\d*:/, "")}`;
      report.unused.push(`${name} ${shown}: ${why ?? "no reason"}`);
      if (!why) report.unexplained.push(`${name} ${grant}`);
    }
  }
  return report;
}
