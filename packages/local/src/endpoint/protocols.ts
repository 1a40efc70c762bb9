import type { ServiceResponse } from "../part.ts";

interface Refused {
  code: string;
  message: string;
  status: number;
}

/** An error of the services that speak JSON by `X-Amz-Target`. */
export function refuseJson(error: Refused, version: "1.0" | "1.1" = "1.1"): ServiceResponse {
  return {
    status: error.status,
    headers: { "content-type": `application/x-amz-json-${version}` },
    body: JSON.stringify({ __type: error.code, message: error.message, Message: error.message }),
  };
}

/** An error of the services with paths of their own (SES v2, the WebSocket API's connections). */
export function refuseRestJson(error: Refused): ServiceResponse {
  return {
    status: error.status,
    headers: { "content-type": "application/json", "x-amzn-errortype": error.code },
    body: JSON.stringify({ message: error.message }),
  };
}

export function answerJson(value: unknown, version: "1.0" | "1.1" = "1.1"): ServiceResponse {
  return {
    status: 200,
    headers: { "content-type": `application/x-amz-json-${version}` },
    body: JSON.stringify(value),
  };
}

/** `PutItem` of `X-Amz-Target: DynamoDB_20120810.PutItem`. */
export function targetOf(headers: Record<string, string>): string {
  return headers["x-amz-target"]?.split(".").at(-1) ?? "Unknown";
}

/** Account id of an ARN, empty where it has none. */
export function accountOf(arn: string | undefined): string {
  return arn?.split(":")[4] ?? "";
}
