import { accountOf, refuseRestJson } from "../endpoint/protocols.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type {
  Assembly,
  Bus,
  Part,
  Permission,
  Service,
  ServiceClock,
  ServiceRequest,
} from "../part.ts";
import { mailStore } from "./mail-store.ts";
import type { SesEventType } from "./outcome.ts";
import { type PublishedMail, publisher } from "./publisher.ts";
import { sendEmail } from "./send-email.ts";
import type { SendRequest } from "./send-request.ts";
import { bareAddress, emailIdentity, identityFor, sesArn } from "./template.ts";

interface MailOptions {
  assembly: Pick<Assembly, "resources">;
  clock: ServiceClock;
  bus: Bus;
  folder: string;
  log?(line: string): void;
}

export interface Mail extends Service, Part {
  /** Newest first. */
  list(): PublishedMail[];
  /** The MIME message. */
  raw(messageId: string): Promise<Buffer | undefined>;
  /** Makes something happen to a mail later on: a bounce, a complaint, a delay. False for an unknown one. */
  report(messageId: string, type: SesEventType): Promise<boolean>;
}

const addresses = "/v2/email/suppression/addresses";

/** SES v2: takes mail, keeps it, and says what became of it by events. */
export async function mailService(options: MailOptions): Promise<Mail> {
  const { assembly, clock, folder } = options;
  const store = await mailStore(folder);
  const events = publisher({ ...options, store });
  events.resume();

  function permissions(request: ServiceRequest): Permission[] {
    const operation = operationOf(request);
    if (operation !== "SendEmail") return [{ action: `ses:${operation}`, resource: "*" }];
    const body = parse(request);
    const account = accountOf(request.caller?.roleArn);
    const from = body.FromEmailAddress ?? "";
    const identity = identityFor(assembly, from);
    const arn = (kind: string, name: string) => sesArn(request.region, account, kind, name);
    // SES asks for another action when the sender brings the MIME along.
    const action = body.Content?.Raw ? "ses:SendRawEmail" : "ses:SendEmail";
    const name = identity ? emailIdentity(identity) : bareAddress(from);
    const set = body.ConfigurationSetName;
    return [
      { action, resource: arn("identity", name) },
      ...(set ? [{ action, resource: arn("configuration-set", set) }] : []),
    ];
  }

  async function run(request: ServiceRequest): Promise<unknown> {
    const address = bareAddress(decodeURIComponent(request.url.pathname.split("/").at(-1) ?? ""));
    switch (operationOf(request)) {
      case "SendEmail": {
        const record = await sendEmail({
          request: parse(request),
          assembly,
          store,
          now: clock.now(),
          region: request.region,
          account: accountOf(request.caller?.roleArn) || accountOf(assemblyArn(assembly)),
        });
        events.publish(record);
        return { MessageId: record.messageId };
      }
      case "PutSuppressedDestination": {
        const { EmailAddress = "", Reason } = JSON.parse(request.body.toString());
        if (!EmailAddress.includes("@") || !["BOUNCE", "COMPLAINT"].includes(Reason)) {
          throw new ServiceError("BadRequestException", "An address and a reason are needed.");
        }
        const at = new Date(clock.now()).toISOString();
        store.suppressed.set(bareAddress(EmailAddress), { reason: Reason, at });
        await store.saveSuppressed();
        return {};
      }
      case "GetSuppressedDestination":
        return { SuppressedDestination: showSuppressed(address) };
      case "DeleteSuppressedDestination":
        showSuppressed(address);
        store.suppressed.delete(address);
        await store.saveSuppressed();
        return {};
      case "ListSuppressedDestinations":
        return { SuppressedDestinationSummaries: [...store.suppressed.keys()].map(showSuppressed) };
      case "GetAccount":
        return {
          SendingEnabled: true,
          ProductionAccessEnabled: true,
          EnforcementStatus: "HEALTHY",
          SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: sentSince() },
        };
      default:
        throw new ServiceError("NotFoundException", "SES has no such operation here.", 404);
    }
  }

  function showSuppressed(address: string) {
    const entry = store.suppressed.get(address);
    if (!entry) {
      throw new ServiceError(
        "NotFoundException",
        `Email address ${address} does not exist on your suppression list.`,
        404,
      );
    }
    const LastUpdateTime = Date.parse(entry.at) / 1000;
    return { EmailAddress: address, Reason: entry.reason, LastUpdateTime };
  }

  const sentSince = () =>
    store.list().filter(({ at }) => Date.parse(at) > clock.now() - 86_400_000).length;

  return {
    name: "mail",
    scopes: ["ses"],
    operation: operationOf,
    permissions,
    async handle(request) {
      const headers = { "content-type": "application/json" };
      return { status: 200, headers, body: JSON.stringify(await run(request)) };
    },
    refuse: (_request, error) => refuseRestJson(error),
    list: store.list,
    raw: async (messageId) => (store.find(messageId) ? store.mime(messageId) : undefined),
    async report(messageId, type) {
      const record = store.find(messageId);
      if (!record) return false;
      if (type === "Bounce" || type === "Complaint") {
        const at = new Date(clock.now()).toISOString();
        const reason = type === "Bounce" ? "BOUNCE" : "COMPLAINT";
        for (const to of record.destination) store.suppressed.set(bareAddress(to), { reason, at });
        await store.saveSuppressed();
      }
      record.outcomes.push({ type, recipients: record.destination });
      events.publish(record);
      return true;
    },
    idle: events.idle,
    stop: events.stop,
  };
}

function operationOf({ method, url }: ServiceRequest): string {
  const { pathname } = url;
  if (pathname.startsWith(`${addresses}/`)) {
    return method === "DELETE" ? "DeleteSuppressedDestination" : "GetSuppressedDestination";
  }
  const names: Record<string, string> = {
    "POST /v2/email/outbound-emails": "SendEmail",
    [`PUT ${addresses}`]: "PutSuppressedDestination",
    [`GET ${addresses}`]: "ListSuppressedDestinations",
    "GET /v2/email/account": "GetAccount",
  };
  return names[`${method} ${pathname}`] ?? "Unknown";
}

const assemblyArn = (assembly: Pick<Assembly, "resources">) =>
  [...assembly.resources("AWS::DynamoDB::Table"), ...assembly.resources("AWS::IAM::Role")][0]?.arn;

function parse(request: ServiceRequest): SendRequest {
  try {
    return JSON.parse(request.body.toString());
  } catch {
    throw new ServiceError("BadRequestException", "The body is not JSON.");
  }
}
