import { mkdirSync } from "node:fs";
import path from "node:path";
import type { OpenAssembly } from "../assembly/assembly.ts";
import { createBus, targetDelivery } from "../bus/bus.ts";
import { eventRules } from "../bus/rules.ts";
import { createAdvances } from "../clock/advance.ts";
import { openClock } from "../clock/service-clock.ts";
import { settle } from "../clock/settle.ts";
import { connectionsService } from "../connections/connections-service.ts";
import { startConsole } from "../console/console.ts";
import { writtenPages } from "../console/written-pages.ts";
import { createTables } from "../dynamodb/create-tables.ts";
import { startExpiry } from "../dynamodb/expiry.ts";
import { dynamoDbService } from "../dynamodb/service.ts";
import { startDynamoDb } from "../dynamodb/start.ts";
import { type Credentials, callerRegistry } from "../endpoint/callers.ts";
import { startEndpoint } from "../endpoint/endpoint.ts";
import { eventsService } from "../events/events-service.ts";
import { asyncPolicies, createAsyncInvocations } from "../functions/async-invocations.ts";
import { createCalls } from "../functions/calls.ts";
import { createFailures } from "../functions/failures.ts";
import { runFunctions } from "../functions/functions.ts";
import { invokeService } from "../functions/invoke-service.ts";
import { openJournal } from "../functions/journal.ts";
import { lambdaFunctions } from "../functions/lambda-function.ts";
import { httpApis } from "../http-api/http-apis.ts";
import { startHttpApi } from "../http-api/server.ts";
import { granted } from "../iam/granted.ts";
import { startIdentity } from "../identity/identity.ts";
import { startInbox } from "../mail/inbox.ts";
import { mailService } from "../mail/mail-service.ts";
import type { Log, Part } from "../part.ts";
import { queuesService } from "../queues/queues-service.ts";
import { s3Service } from "../s3/s3-service.ts";
import { createSchedules } from "../schedule/schedules.ts";
import { parametersService } from "../secrets/parameters-service.ts";
import { secretsService } from "../secrets/secrets-service.ts";
import { startSite } from "../site/site.ts";
import { streamMappings } from "../streams/mapping.ts";
import { createStreamClient } from "../streams/stream-client.ts";
import { startStreams } from "../streams/streams.ts";
import { createConnections } from "../websocket-api/connections.ts";
import { startWebsocketApi } from "../websocket-api/server.ts";
import { websocketApis } from "../websocket-api/websocket-apis.ts";
import { openLocalAssembly, type Ports, portalUrlOf } from "./addresses.ts";
import { unplayedTypes } from "./known-types.ts";
import type { StackFile } from "./stack-file.ts";
import { logCall } from "./terminal.ts";

export interface StackOptions {
  /** The project's folder. */
  root: string;
  assemblyFolder: string;
  ports: Ports;
  dataFolder: string;
  dynamoDbEndpoint: string | undefined;
  log: Log;
  /** Asked for from the console: empty the data and start again. */
  reset(): void;
}

/** The whole stack while it runs. */
export interface Stack {
  file: Omit<StackFile, "pid">;
  /** Takes over code and pages from a newer assembly whose resources are the same. */
  reload(assemblyFolder: string): Promise<void>;
  /** Moves a clock that is behind to the present. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything in the order in which it is needed. When a part fails to start, the others are stopped. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const started: Part[] = [];
  const stop = async () => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  try {
    return await compose(options, started, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function compose(
  options: StackOptions,
  started: Part[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const { ports, dataFolder, log } = options;
  const keep = <P extends Part>(part: P): P => {
    started.push(part);
    return part;
  };
  const warn = (text: string) => log.warn(text);
  const folder = (name: string) => {
    const made = path.join(dataFolder, name);
    mkdirSync(made, { recursive: true });
    return made;
  };
  mkdirSync(dataFolder, { recursive: true });
  const assembly = openLocalAssembly(options.assemblyFolder, ports);
  const unplayed = unplayedTypes(assembly);
  if (unplayed.length > 0) log.warn(`Not played on this machine: ${unplayed.join(", ")}`);

  const clock = openClock(dataFolder);
  const calls = createCalls();
  calls.onCall((call) => logCall(log, call));
  const callers = callerRegistry();
  const endpointUrl = `http://127.0.0.1:${ports.endpoint}`;

  // Data first: it outlives everything else, and is stopped last.
  const database = keep(await startDynamoDb({ dataFolder, endpoint: options.dynamoDbEndpoint }));
  await createTables(database.url, assembly);
  const queues = await queuesService({ assembly, clock, folder: folder("queues") });
  const failures = createFailures(queues, clock.now, log);

  const access = { endpointUrl, issue: issueOnce(callers.issue) };
  const functions = keep(
    runFunctions({ functions: lambdaFunctions(assembly, access), clock, calls }),
  );
  const invocations = keep(
    createAsyncInvocations({
      functions,
      policyOf: asyncPolicies(assembly),
      journal: openJournal(folder("invocations")),
      failures,
    }),
  );
  const deliver = targetDelivery({ functions, invocations, queues, failures });
  const rules = eventRules(assembly);
  const { region, account } = assembly;
  const bus = createBus({ rules: () => rules, deliver, region, account, now: clock.now, log });

  const connections = createConnections(clock);
  const mail = keep(await mailService({ assembly, clock, bus, folder: folder("mail"), log: warn }));
  const s3 = keep(
    await s3Service({ assembly, clock, bus, folder: folder("s3"), callers, log: warn }),
  );
  const streamClient = createStreamClient(database.url, region);
  keep({ name: "stream addresses", stop: async () => streamClient.close() });
  let onWrite: (() => void) | undefined;
  const endpoint = keep(
    await startEndpoint({
      port: ports.endpoint,
      services: [
        dynamoDbService({
          url: database.url,
          assembly,
          streamOf: streamClient.streamOf,
          onWrite: () => onWrite?.(),
        }),
        s3,
        mail,
        queues,
        await secretsService({ assembly, folder: folder("secrets"), clock }),
        parametersService({ assembly }),
        eventsService({ bus, clock }),
        connectionsService({ connections, assembly }),
        invokeService(functions),
      ],
      callers,
      clock,
      assembly,
      log: warn,
    }),
  );
  const expiry = keep(startExpiry({ url: database.url, assembly, clock, log: warn }));
  const identity = keep(
    await startIdentity({
      port: ports.identity,
      assembly,
      clock,
      folder: folder("identity"),
      log: warn,
    }),
  );

  const streams = keep(
    await startStreams({
      mappings: streamMappings(assembly),
      databaseUrl: database.url,
      dataFolder,
      functions,
      failures,
      clock,
      region,
      log,
    }),
  );
  onWrite = streams.nudge;
  const schedules = keep(
    createSchedules({ rules, clock, deliver, dataFolder, region, account, log }),
  );
  invocations.resume();

  const apis = httpApis(assembly);
  for (const api of apis) {
    const port = ports.apis.get(api.id) ?? 0;
    keep(await startHttpApi({ api, port, functions, clock, log }));
  }
  const sockets = websocketApis(assembly);
  const socketUrls: string[] = [];
  for (const api of sockets) {
    const port = ports.apis.get(api.id) ?? 0;
    const server = await startWebsocketApi({
      ...{ api, port, functions, connections, clock, endpointUrl, log },
    });
    socketUrls.push(keep(server).url);
  }
  const serveSite = (from: OpenAssembly) =>
    startSite({ port: ports.site, assembly: from, log: warn });
  let site = await serveSite(assembly);
  keep({ name: "site", stop: () => site.stop() });
  const inbox = keep(await startInbox({ port: ports.inbox, mail, log: warn }));

  const settleAll = () =>
    settle({
      parts: () => started,
      drainStreams: streams.drained,
      callCount: () => calls.count(),
    });
  const { advance } = keep(
    createAdvances({
      clock,
      schedules,
      settle: settleAll,
      async onStep() {
        connections.endOverdue();
        await expiry.sweep();
        await s3.applyLifecycle();
      },
    }),
  );

  const apiUrl = `http://127.0.0.1:${ports.apis.get(apis[0]?.id ?? "")}`;
  const console = keep(
    await startConsole(ports.console, {
      clock,
      advance,
      settle: settleAll,
      calls,
      failures,
      usage: endpoint.usage,
      faults: endpoint.faults,
      functions: functions.list,
      grantsOf: ({ roleArn }) =>
        granted(roleArn, assembly.statements(roleArn), endpoint.usage.grants()),
      schedules: schedules.list,
      queues,
      connectionCount: connections.count,
      pages: writtenPages(options.root, path.join(dataFolder, "pages")),
      links: {
        Portal: portalUrlOf(assembly, site.url),
        "API documentation": `${apiUrl}/docs`,
        API: apiUrl,
        WebSocket: socketUrls[0] ?? "",
        Inbox: inbox.url,
        "Sign-in": identity.url,
        Services: endpointUrl,
      },
      reset: options.reset,
    }),
  );
  schedules.resume();

  return {
    file: {
      apiUrl,
      websocketUrl: socketUrls[0] ?? "",
      portalUrl: portalUrlOf(assembly, site.url),
      inboxUrl: inbox.url,
      consoleUrl: console.url,
      tokens: identity.tokens,
    },
    async reload(assemblyFolder) {
      const next = openLocalAssembly(assemblyFolder, ports);
      await functions.replace(lambdaFunctions(next, access));
      await site.stop();
      site = await serveSite(next);
    },
    async catchUp() {
      if (clock.offsetMs() < 0) await advance(-clock.offsetMs());
    },
    stop,
  };
}

/** A function keeps its credentials when it is loaded anew. */
function issueOnce(issue: (functionName: string, roleArn: string) => Credentials) {
  const issued = new Map<string, Credentials>();
  return (functionName: string, roleArn: string) => {
    const known = issued.get(`${functionName} ${roleArn}`) ?? issue(functionName, roleArn);
    issued.set(`${functionName} ${roleArn}`, known);
    return known;
  };
}
