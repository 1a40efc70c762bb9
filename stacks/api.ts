import type { Area } from "@luna/contracts/routes/route";
import { routeKey } from "@luna/contracts/routes/route";
import { allRoutes } from "@luna/contracts/routes/table";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CfnIntegration,
  CfnRoute,
  type CfnStage,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { CfnPermission } from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { RemovalPolicy } from "aws-cdk-lib/core";
import { type Function as LambdaFunction, type StackContext, use } from "sst/constructs";
import { Data } from "./data.ts";
import { environmentOf } from "./environment.ts";
import {
  abortUploads,
  deleteObjects,
  getObjects,
  listObjects,
  listParts,
  putObjects,
  readIndexes,
  readItems,
  readSecret,
  writeItems,
} from "./grants.ts";
import { lambda } from "./lambda.ts";
import { readSettings } from "./settings.ts";
import { Site } from "./site.ts";
import { Storage } from "./storage.ts";
import { defaultThrottle, throttleOf } from "./throttles.ts";

/** The HTTP functions, one an area of the route table, and a gateway route for each of its rows. */
export function Api({ stack, app }: StackContext) {
  const { table, secret } = use(Data);
  const { bucket } = use(Storage);
  const { httpApi } = use(Site);
  const env = environmentOf(stack);
  const everyHttpFunction = {
    ...env.data,
    ...env.secret,
    ...env.addresses,
    ...env.signIn,
    ...env.study,
    ...env.limits,
  };
  const readAndWrite = [
    readItems(table, "GetItem", "Query", "BatchGetItem"),
    readIndexes(table, "list", "owner", "status", "group"),
    writeItems(table, "PutItem", "UpdateItem", "DeleteItem"),
  ];

  const functions: Record<Area, LambdaFunction> = {
    participants: lambda(stack, "participants", {
      handler: "packages/functions/src/http/participants.handler",
      description: "Registers, screens, shows and erases participants.",
      memoryMb: 1024,
      timeoutSeconds: 29,
      environment: { ...everyHttpFunction, ...env.bucket },
      grants: [...readAndWrite, readSecret(secret), getObjects(bucket)],
    }),
    sessions: lambda(stack, "sessions", {
      handler: "packages/functions/src/http/sessions.handler",
      description: "Books, runs and judges sessions.",
      memoryMb: 1024,
      timeoutSeconds: 29,
      environment: everyHttpFunction,
      grants: [...readAndWrite, readSecret(secret)],
    }),
    events: lambda(stack, "events", {
      handler: "packages/functions/src/http/events.handler",
      description: "Takes and lists events of sessions.",
      memoryMb: 1024,
      timeoutSeconds: 29,
      environment: everyHttpFunction,
      grants: [
        readItems(table, "GetItem", "Query"),
        writeItems(table, "PutItem", "UpdateItem"),
        readSecret(secret),
      ],
    }),
    analytics: lambda(stack, "analytics", {
      handler: "packages/functions/src/http/analytics.handler",
      description: "Answers what the study has learned.",
      // Statistics and PDF are the only computing of the API.
      memoryMb: 1769,
      timeoutSeconds: 29,
      environment: everyHttpFunction,
      grants: [
        readItems(table, "GetItem", "Query", "BatchGetItem"),
        readIndexes(table, "owner", "group"),
        // Reports over years are queued as jobs.
        writeItems(table, "PutItem", "UpdateItem"),
        readSecret(secret),
      ],
    }),
    files: lambda(stack, "files", {
      handler: "packages/functions/src/http/files.handler",
      description: "Signs uploads and downloads, joins parts, removes files.",
      memoryMb: 1024,
      timeoutSeconds: 29,
      environment: { ...everyHttpFunction, ...env.bucket },
      grants: [
        readItems(table, "GetItem", "Query"),
        // By "agenda": what the next clean-up would remove.
        readIndexes(table, "list", "owner", "status", "group", "agenda"),
        writeItems(table, "PutItem", "UpdateItem", "DeleteItem"),
        readSecret(secret),
        putObjects(bucket),
        listParts(bucket),
        abortUploads(bucket),
        getObjects(bucket),
        listObjects(bucket),
        deleteObjects(bucket),
      ],
    }),
    service: lambda(stack, "service", {
      handler: "packages/functions/src/http/service.handler",
      description:
        "Sign-in, staff, mail log, alerts, issues, audit, health and the contract itself.",
      memoryMb: 1024,
      timeoutSeconds: 29,
      environment: { ...everyHttpFunction, ...env.bucket },
      grants: [
        ...readAndWrite,
        // Health: what has waited for the bus and for the mail service.
        readIndexes(table, "agenda"),
        readSecret(secret),
        listObjects(bucket),
      ],
    }),
  };

  const routes = routesTo(functions);
  const log = new LogGroup(stack, "access-log", {
    logGroupName: `/${app.name}/${app.stage}/access`,
    retention: readSettings(app.stage).logRetentionDays as RetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const stage = new HttpStage(stack, "http-stage", {
    httpApi,
    autoDeploy: true,
    detailedMetricsEnabled: true,
    throttle: defaultThrottle,
    accessLogSettings: {
      destination: new LogGroupLogDestination(log),
      format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
    },
  });
  (stage.node.defaultChild as CfnStage).routeSettings = Object.fromEntries(
    allRoutes.flatMap((route) => {
      const throttle = throttleOf(route);
      if (!throttle) return [];
      const { rateLimit, burstLimit } = throttle;
      // Names as in the template: CDK passes this object on as it is.
      const settings = {
        DetailedMetricsEnabled: true,
        ThrottlingBurstLimit: burstLimit,
        ThrottlingRateLimit: rateLimit,
      };
      return [[routeKey(route), settings]];
    }),
  );
  stage.node.addDependency(...routes);

  return { functions, stage };

  /** One integration and one permission a function: a permission a route would outgrow its policy at 43. */
  function routesTo(owners: Record<Area, LambdaFunction>): CfnRoute[] {
    const targets = new Map<Area, string>();
    for (const [area, owner] of Object.entries(owners) as [Area, LambdaFunction][]) {
      const integration = new CfnIntegration(stack, `to-${area}`, {
        apiId: httpApi.apiId,
        integrationType: "AWS_PROXY",
        integrationUri: owner.functionArn,
        payloadFormatVersion: "2.0",
      });
      targets.set(area, `integrations/${integration.ref}`);
      new CfnPermission(stack, `${area}-may-be-called`, {
        action: "lambda:InvokeFunction",
        functionName: owner.functionArn,
        principal: "apigateway.amazonaws.com",
        sourceArn: httpApi.arnForExecuteApi(),
      });
    }
    return allRoutes.map(
      (route) =>
        new CfnRoute(stack, `route-${route.id}`, {
          apiId: httpApi.apiId,
          routeKey: routeKey(route),
          target: targets.get(route.function),
        }),
    );
  }
}

/** Who asked for what is in the service's audit; here only how the gateway fared, without a person in it. */
const accessLogFields = {
  requestId: "$context.requestId",
  time: "$context.requestTimeEpoch",
  route: "$context.routeKey",
  status: "$context.status",
  latencyMs: "$context.responseLatency",
  integrationLatencyMs: "$context.integrationLatency",
  responseBytes: "$context.responseLength",
  error: "$context.error.message",
  integrationError: "$context.integrationErrorMessage",
};
