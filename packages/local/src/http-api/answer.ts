/** What the gateway sends to the client. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
  /** For the terminal: why the gateway gives this answer in place of the function's. */
  because?: string;
}

/** An answer of the gateway itself: its own small JSON. */
export function gatewayAnswer(status: number, message: string, because?: string): Answer {
  return {
    ...(because && { because }),
    status,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify({ message })),
  };
}

/**
 * Turns a function's result into an answer by the rules of payload format 2.0: without a
 * `statusCode` the whole result is the JSON body of a 200.
 */
export function answerOf(result: unknown): Answer {
  if (typeof result !== "object" || result === null || !("statusCode" in result)) {
    const text = typeof result === "string" ? result : JSON.stringify(result ?? null);
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: Buffer.from(text),
    };
  }
  const { statusCode, headers, multiValueHeaders, cookies, body, isBase64Encoded } = result as {
    statusCode: unknown;
    headers?: Record<string, string | number | boolean>;
    multiValueHeaders?: Record<string, string[]>;
    cookies?: string[];
    body?: unknown;
    isBase64Encoded?: boolean;
  };
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    const because = `the function's statusCode is ${JSON.stringify(statusCode)}`;
    return gatewayAnswer(500, "Internal Server Error", because);
  }
  const sent: Answer["headers"] = {};
  for (const [name, value] of Object.entries(headers ?? {}))
    sent[name.toLowerCase()] = String(value);
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    sent[name.toLowerCase()] = values;
  }
  if (cookies?.length) sent["set-cookie"] = cookies;
  const text = typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body);
  if (text !== "" && !sent["content-type"]) sent["content-type"] = "text/plain; charset=utf-8";
  return { status, headers: sent, body: Buffer.from(text, isBase64Encoded ? "base64" : "utf8") };
}
