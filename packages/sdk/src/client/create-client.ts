import type { AnswerOf, Route } from "@luna/contracts/routes/route";
import { type RouteId, type RouteRequest, table } from "@luna/contracts/routes/table";
import { type CallOptions, call } from "./call.ts";
import type { Connection, SocketClass, TokenSource } from "./connection.ts";
import { isJson, notTheService } from "./errors.ts";

/** What a call resolves with; redirects are asked for as JSON and never come back. */
export type CallAnswer<Id extends RouteId> = AnswerOf<{
  answers: Omit<(typeof table)[Id]["answers"], 302>;
}>;

/** What a call takes: path parameters, query and body in one object. */
export type CallInput<Id extends RouteId> =
  unknown extends RouteRequest<Id> ? Record<never, never> : RouteRequest<Id>;
type Method<Id extends RouteId> =
  Record<never, never> extends CallInput<Id>
    ? (input?: CallInput<Id>, options?: CallOptions) => Promise<CallAnswer<Id>>
    : (input: CallInput<Id>, options?: CallOptions) => Promise<CallAnswer<Id>>;

/** One method per operation of the contract, by its id. */
export type Operations = { readonly [Id in RouteId]: Method<Id> };

export interface Client extends Operations {
  /** The same service as somebody else, or as nobody. */
  as(token: TokenSource | undefined): Client;
  /** An operation's whole answer, for other media types such as `text/csv`. */
  open<Id extends RouteId>(
    id: Id,
    input?: CallInput<Id>,
    options?: CallOptions & { accept?: string },
  ): Promise<Response>;
  readonly connection: Connection;
}

export interface ClientOptions {
  /** Address of the service, such as `https://abc.execute-api.eu-central-1.amazonaws.com`. */
  baseUrl: string;
  token?: TokenSource | undefined;
  fetch?: typeof globalThis.fetch;
  webSocket?: SocketClass;
  createHash?: NonNullable<Connection["createHash"]>;
}

/** A typed client. Every method throws `ApiError` or `ConnectionError`. */
export function createClient(options: ClientOptions): Client {
  return clientOn({
    baseUrl: options.baseUrl.replace(/\/+$/, ""),
    token: options.token,
    fetch: options.fetch ?? ((...given) => globalThis.fetch(...given)),
    webSocket: options.webSocket ?? (globalThis.WebSocket as SocketClass | undefined),
    createHash: options.createHash,
  });
}

function clientOn(connection: Connection): Client {
  const operations = Object.fromEntries(
    Object.entries<Route>(table).map(([id, route]) => [
      id,
      async (input: Record<string, unknown> = {}, options?: CallOptions) =>
        read(await call(connection, route, input, options), options?.accept ?? route.contentType),
    ]),
  ) as unknown as Operations;
  return {
    ...operations,
    as: (token) => clientOn({ ...connection, token }),
    open: (id, input, options) => call(connection, table[id], input ?? {}, options),
    connection,
  };
}

async function read(response: Response, otherType: string | undefined): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  if (!isJson(response)) {
    if (otherType === undefined) throw notTheService(response.status);
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw notTheService(response.status);
  }
}
