import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "../endpoint/listen.ts";
import { sendText } from "../page/send.ts";
import type { Assembly, Part } from "../part.ts";
import { compressed } from "./compressed.ts";
import { contentTypeOf } from "./content-type.ts";
import { responseHeaders } from "./response-headers.ts";
import { siteRouter } from "./router.ts";
import { siteFiles } from "./site-files.ts";

interface SiteOptions {
  /** 0 takes a free port. */
  port: number;
  assembly: Pick<Assembly, "resources" | "assetFolder">;
  /** Files to serve in place of those that the template uploads. */
  folder?: string;
  log?(line: string): void;
}

/** Serves the static site of the template as its distribution would: router, headers, compression, error pages. */
export async function startSite(options: SiteOptions): Promise<Part & { url: string }> {
  const { assembly, folder } = options;
  const files = await siteFiles(assembly, folder);
  const headers = responseHeaders(assembly);
  const route = siteRouter(assembly);
  const config =
    assembly.resources("AWS::CloudFront::Distribution")[0]?.properties.DistributionConfig ?? {};
  const compresses = config.DefaultCacheBehavior?.Compress === true;

  function answer(request: IncomingMessage, response: ServerResponse) {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return sendText(response, 405, "Method Not Allowed");
    }
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const routed = route(decodeURIComponent(pathname), request.headers);
    if ("status" in routed) {
      response.writeHead(routed.status, { ...headers, ...routed.headers });
      response.end(routed.body);
      return;
    }
    const found = files.get(routed.uri.slice(1));
    // A bucket that may not be listed says 403 for what is not there.
    const errorPage = found ? undefined : errorResponse(config, 403);
    const path = found ? routed.uri : (errorPage?.path ?? "");
    const file = found ?? files.get(path.slice(1));
    if (!file) {
      response.writeHead(403, { ...headers, "content-type": "text/plain; charset=utf-8" });
      response.end(files.size === 0 ? "The template uploads no site." : "There is no such file.");
      return;
    }
    const contentType = contentTypeOf(path);
    const sent = compresses
      ? compressed(file.content, contentType, String(request.headers["accept-encoding"] ?? ""))
      : { content: file.content };
    response.writeHead(errorPage?.status ?? 200, {
      ...headers,
      "content-type": contentType,
      "content-length": sent.content.length,
      "cache-control": file.cacheControl,
      ...(sent.encoding && { "content-encoding": sent.encoding, vary: "Accept-Encoding" }),
    });
    response.end(request.method === "HEAD" ? undefined : sent.content);
  }

  const server = await listen(options.port, (request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      options.log?.(`site ${request.url}: ${error}`);
      sendText(response, 400, "Bad Request");
    }
  });
  return { name: "site", url: `http://127.0.0.1:${server.port}`, stop: server.stop };
}

function errorResponse(
  config: Record<string, unknown>,
  status: number,
): { path: string; status: number } | undefined {
  const rules = (config.CustomErrorResponses ?? []) as {
    ErrorCode: number;
    ResponseCode?: number;
    ResponsePagePath?: string;
  }[];
  const rule = rules.find(({ ErrorCode }) => Number(ErrorCode) === status);
  return rule?.ResponsePagePath
    ? { path: rule.ResponsePagePath, status: Number(rule.ResponseCode ?? status) }
    : undefined;
}
