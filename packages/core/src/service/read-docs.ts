import { openApiDocument } from "@luna/contracts/openapi/document";
import { openApiPage } from "@luna/contracts/openapi/page";
import type { Context } from "../context.ts";
import { reply } from "../reply.ts";
import { version } from "./version.ts";

/** The contract as a page. */
export async function readDocs(ctx: Context) {
  const page = openApiPage(openApiDocument({ version, serverUrl: ctx.settings.apiUrl }));
  return reply(200, page, {
    "cache-control": "public, max-age=300",
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
}
