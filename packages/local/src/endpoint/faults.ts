import { ServiceError } from "./service-error.ts";

export interface Fault {
  /** Scope of the service: dynamodb, s3, ses, events … */
  service: string;
  /** API operation; without it, every operation of the service. */
  action?: string;
  /** Share of calls that fail, 0 to 1. */
  rate: number;
  /** Error code that the caller gets; `ECONNRESET` cuts the connection. */
  error: string;
  /** The call takes effect and only its answer is lost. */
  after?: boolean;
}

export interface Faults {
  /** Scopes of the services that there are. */
  services: readonly string[];
  set(fault: Fault): void;
  clear(): void;
  list(): Fault[];
}

export interface FaultSource extends Faults {
  /** @throws ServiceError when a fault strikes this call. */
  strike(service: string, action: string, moment: "before" | "after"): void;
}

const statusOf: Record<string, number> = {
  InternalServerError: 500,
  InternalServiceError: 500,
  InternalServiceErrorException: 500,
  InternalError: 500,
  InternalException: 500,
  InternalFailure: 500,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
  SlowDown: 503,
  TooManyRequestsException: 429,
  LimitExceededException: 429,
  AccessDenied: 403,
};

/** Failures on purpose, for tests of retries and recovery. A second fault on the same target replaces the first. */
export function faultSource(
  services: readonly string[],
  random: () => number = Math.random,
): FaultSource {
  const faults = new Map<string, Fault>();
  return {
    services,
    set: (fault) => void faults.set(`${fault.service} ${fault.action ?? "*"}`, fault),
    clear: () => faults.clear(),
    list: () => [...faults.values()],
    strike(service, action, moment) {
      const fault = faults.get(`${service} ${action}`) ?? faults.get(`${service} *`);
      if (!fault || (fault.after === true) !== (moment === "after")) return;
      if (random() >= fault.rate) return;
      throw new ServiceError(
        fault.error,
        `A fault set for ${service} ${action}.`,
        statusOf[fault.error] ?? 400,
      );
    },
  };
}
