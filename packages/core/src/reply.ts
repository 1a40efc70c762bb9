/** An answer that is not the route's usual one: another status, or headers of its own. */
export interface Reply<Body> {
  readonly reply: true;
  status: number;
  body: Body;
  headers: Record<string, string>;
}

export const reply = <Body>(
  status: number,
  body: Body,
  headers: Record<string, string> = {},
): Reply<Body> => ({
  reply: true,
  status,
  body,
  headers,
});

export const isReply = (value: unknown): value is Reply<unknown> =>
  typeof value === "object" && value !== null && (value as { reply?: unknown }).reply === true;
