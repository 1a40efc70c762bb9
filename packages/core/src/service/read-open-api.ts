import { openApiDocument } from "@luna/contracts/openapi/document";
import type { Context } from "../context.ts";
import { reply } from "../reply.ts";
import { version } from "./version.ts";

/** The contract as OpenAPI 3.1; it changes with a deploy only. */
export async function readOpenApi(ctx: Context) {
  return reply(200, openApiDocument({ version, serverUrl: ctx.settings.apiUrl }), {
    "cache-control": "public, max-age=300",
  });
}
