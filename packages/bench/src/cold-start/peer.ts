/**
 * What one would write without this project's adapter: Hono on Lambda, zod, the document client.
 * It checks a token, validates a body and reads one item, as the functions beside it do.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { type Context, Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { jwk } from "hono/jwk";
import { jwt } from "hono/jwt";
import { validator } from "hono/validator";
import * as z from "zod";

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const Id = z.string().regex(/^ses_[0-9A-HJKMNP-TV-Z]{26}$/);
const Batch = z.strictObject({
  source: z.string().max(32).optional(),
  sentAt: z.iso.datetime().optional(),
  events: z
    .array(
      z.strictObject({
        seq: z.int().min(1).optional(),
        type: z.string().max(64),
        at: z.iso.datetime(),
        target: z.string().max(500).optional(),
        task: z.string().max(120).optional(),
        data: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .min(1)
    .max(500),
});
const Completion = z.strictObject({
  success: z.boolean().optional(),
  notes: z.string().max(4000).optional(),
});

const valid = <Output>(schema: z.ZodType<Output>) =>
  validator("json", (value, context) => {
    const result = schema.safeParse(value);
    return result.success ? result.data : context.json({ errors: result.error.issues }, 400);
  });

async function answerWithSession(context: Context) {
  const id = Id.safeParse(context.req.param("id"));
  if (!id.success) return context.json({ code: "not_found" }, 404);
  const { Item } = await documents.send(
    new GetCommand({
      // biome-ignore lint/style/noProcessEnv: a plain function reads its own
      TableName: process.env.TABLE_NAME,
      Key: { pk: `SESSION#${id.data}`, sk: "SESSION" },
    }),
  );
  return Item ? context.json(Item) : context.json({ code: "session_not_found" }, 404);
}

// biome-ignore lint/style/noProcessEnv: a plain function reads its own
const { PEER_SECRET = "", OIDC_ISSUER = "" } = process.env;

const app = new Hono();
const shared = jwt({ secret: PEER_SECRET, alg: "HS256" });
app.post("/api/sessions/:id/events", shared, valid(Batch), answerWithSession);
app.post("/api/sessions/:id/complete", shared, valid(Completion), answerWithSession);
app.get(
  "/api/analytics/sessions/:id",
  jwk({ jwks_uri: `${OIDC_ISSUER}/keys`, alg: ["RS256"] }),
  answerWithSession,
);

export const handler = handle(app);
