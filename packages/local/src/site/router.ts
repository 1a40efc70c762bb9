import type { IncomingHttpHeaders } from "node:http";
import { createContext, runInContext } from "node:vm";
import type { Assembly } from "../part.ts";

export type Routed =
  | { uri: string }
  | { status: number; headers: Record<string, string>; body: string };

type Route = (uri: string, headers: IncomingHttpHeaders) => Routed;

/** What CloudFront does with a request before it looks for the file: the template's own function runs. */
export function siteRouter(assembly: Pick<Assembly, "resources">): Route {
  const distribution = assembly.resources("AWS::CloudFront::Distribution")[0]?.properties;
  const config = distribution?.DistributionConfig ?? {};
  const association = (config.DefaultCacheBehavior?.FunctionAssociations ?? []).find(
    (one: { EventType: string }) => one.EventType === "viewer-request",
  );
  const functions = assembly.resources("AWS::CloudFront::Function");
  const code =
    functions.find(({ arn }) => arn === association?.FunctionARN) ??
    (association && functions.length === 1 ? functions[0] : undefined);
  const root = `/${config.DefaultRootObject ?? "index.html"}`;
  const withRoot = (uri: string): Routed => ({ uri: uri === "/" ? root : uri });
  if (!code) return withRoot;
  const context = createContext({});
  runInContext(String(code.properties.FunctionCode), context, { timeout: 1_000 });
  return (uri, headers) => {
    const event = {
      version: "1.0",
      context: { eventType: "viewer-request" },
      viewer: { ip: "127.0.0.1" },
      request: { method: "GET", uri, querystring: {}, headers: asGiven(headers), cookies: {} },
    };
    const call = `JSON.stringify(handler(${JSON.stringify(event)}))`;
    const result = JSON.parse(runInContext(call, context, { timeout: 1_000 })) as {
      uri?: string;
      statusCode?: number;
      statusDescription?: string;
      headers?: Record<string, { value: string }>;
    };
    if (result.statusCode === undefined) return withRoot(result.uri ?? uri);
    const answered = Object.entries(result.headers ?? {}).map(([name, { value }]) => [name, value]);
    return {
      status: result.statusCode,
      headers: Object.fromEntries(answered),
      body: result.statusDescription ?? "",
    };
  };
}

/** Headers in the form that a function of the distribution gets: names in lower case, each with its value. */
const asGiven = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, { value: String(value) }]),
  );
