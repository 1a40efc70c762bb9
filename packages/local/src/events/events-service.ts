import { randomUUID } from "node:crypto";
import { accountOf, answerJson, refuseJson, targetOf } from "../endpoint/protocols.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type { Bus, Service, ServiceClock, ServiceRequest } from "../part.ts";
import { checkEntry, entrySize, type PutEventsEntry } from "./entry.ts";

/** 256 KB, all entries of a request together. */
const limitBytes = 256 * 1024;

/** EventBridge's PutEvents on the default bus, with a result per entry. */
export function eventsService({ bus, clock }: { bus: Bus; clock: ServiceClock }): Service {
  const busArn = (request: ServiceRequest, name = "default") =>
    name.startsWith("arn:")
      ? name
      : `arn:aws:events:${request.region}:${accountOf(request.caller?.roleArn)}:event-bus/${name}`;

  function entries(request: ServiceRequest): PutEventsEntry[] {
    return JSON.parse(request.body.toString() || "{}").Entries ?? [];
  }

  function put(request: ServiceRequest, entry: PutEventsEntry) {
    const problem = checkEntry(entry);
    if (problem) return { ErrorCode: problem.code, ErrorMessage: problem.message };
    const id = randomUUID();
    const seconds = entry.Time === undefined ? clock.now() / 1000 : Number(entry.Time);
    bus.publish({
      id,
      source: entry.Source!,
      "detail-type": entry.DetailType!,
      detail: JSON.parse(entry.Detail!),
      resources: entry.Resources ?? [],
      region: request.region,
      ...(request.caller?.roleArn ? { account: accountOf(request.caller.roleArn) } : {}),
      // EventBridge gives whole seconds.
      time: new Date(Math.floor(seconds) * 1000).toISOString().replace(".000Z", "Z"),
    });
    return { EventId: id };
  }

  return {
    scopes: ["events"],
    operation: (request) => targetOf(request.headers),
    permissions(request) {
      const names = new Set(
        entries(request).map(({ EventBusName }) => busArn(request, EventBusName)),
      );
      return [...names].map((resource) => ({
        action: `events:${targetOf(request.headers)}`,
        resource,
      }));
    },
    async handle(request) {
      if (targetOf(request.headers) !== "PutEvents") {
        throw new ServiceError("UnknownOperationException", "Only PutEvents is offered.");
      }
      const asked = entries(request);
      if (asked.length === 0 || asked.length > 10) {
        throw new ServiceError(
          "ValidationException",
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and 10",
        );
      }
      const size = asked.reduce((sum, entry) => sum + entrySize(entry), 0);
      if (size > limitBytes) {
        throw new ServiceError(
          "ValidationException",
          "Total size of the entries in the request is over the limit.",
        );
      }
      const results = asked.map((entry) => put(request, entry));
      const failed = results.filter((result) => "ErrorCode" in result).length;
      return answerJson({ FailedEntryCount: failed, Entries: results });
    },
    refuse: (_request, error) => refuseJson(error),
  };
}
