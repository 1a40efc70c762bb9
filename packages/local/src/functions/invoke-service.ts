import { refuseRestJson } from "../endpoint/protocols.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type { Service, ServiceRequest } from "../part.ts";
import { FunctionError } from "./function-error.ts";
import type { RunningFunctions } from "./functions.ts";

const invocation = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Lambda's `Invoke`, waiting for the answer: what operators redrive with. */
export function invokeService(functions: RunningFunctions): Service {
  function arnOf({ url }: ServiceRequest): string {
    const named = decodeURIComponent(invocation.exec(url.pathname)?.[1] ?? "");
    const found = functions.list().find(({ fn }) => fn.arn === named || fn.name === named);
    if (found) return found.fn.arn;
    if (functions.has(named)) return named;
    throw new ServiceError("ResourceNotFoundException", `Function not found: ${named}`, 404);
  }
  return {
    scopes: ["lambda"],
    operation: () => "Invoke",
    permissions: (request) => [{ action: "lambda:InvokeFunction", resource: arnOf(request) }],
    async handle(request) {
      const event: unknown = JSON.parse(request.body.toString() || "{}");
      try {
        const answer = await functions.invoke(arnOf(request), event, "invoked");
        return { status: 200, body: JSON.stringify(answer ?? null) };
      } catch (error) {
        if (!(error instanceof FunctionError)) throw error;
        const headers = { "x-amz-function-error": "Unhandled" };
        return { status: 200, headers, body: JSON.stringify(error.payload) };
      }
    },
    refuse: (_request, error) => refuseRestJson(error),
  };
}
