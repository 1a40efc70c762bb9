import { CorsHttpMethod, HttpApi, WebSocketApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import type { StackContext } from "sst/constructs";
import { portalPath, portalRouter } from "./portal-router.ts";
import { securityHeaders } from "./security-headers.ts";
import { readSettings } from "./settings.ts";

/** Name of the WebSocket API's one stage, and so the end of its address. */
export const websocketStageName = "live";

/**
 * The addresses of everything: two APIs without routes yet, and the portal's distribution. They come
 * first, because functions are told these addresses and the routes need the functions.
 */
export function Site({ stack, app }: StackContext) {
  const settings = readSettings(app.stage);

  const bucket = new Bucket(stack, "portal-files", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    // Built from the sources on every deploy: nothing in it is worth keeping.
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteObjects: true,
  });

  const distribution = new Distribution(stack, "portal-cdn", {
    comment: `Portal of ${app.name}, stage ${app.stage}`,
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: securityHeaders(stack),
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(stack, "portal-router", {
            runtime: FunctionRuntime.JS_2_0,
            code: FunctionCode.fromInline(portalRouter),
            comment: "Finds the portal's files, and its page for every address that is not a file.",
          }),
        },
      ],
    },
    httpVersion: HttpVersion.HTTP2_AND_3,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    priceClass: PriceClass.PRICE_CLASS_100,
    ...(settings.baseUrl &&
      settings.certificateArn && {
        domainNames: [new URL(settings.baseUrl).hostname],
        certificate: Certificate.fromCertificateArn(stack, "certificate", settings.certificateArn),
      }),
  });

  const portalOrigin = settings.baseUrl ?? `https://${distribution.distributionDomainName}`;
  const origins = [portalOrigin, ...settings.allowedOrigins];

  const httpApi = new HttpApi(stack, "http-api", {
    apiName: app.logicalPrefixedName("http"),
    description: "Luna's HTTP API; its contract is at /openapi.json.",
    // Its stage names routes, so it is made after them, with them.
    createDefaultStage: false,
    corsPreflight: {
      allowOrigins: origins,
      allowMethods: [
        CorsHttpMethod.GET,
        CorsHttpMethod.POST,
        CorsHttpMethod.PUT,
        CorsHttpMethod.PATCH,
        CorsHttpMethod.DELETE,
      ],
      allowHeaders: [
        "accept",
        "accept-language",
        "authorization",
        "content-type",
        "idempotency-key",
        "if-match",
      ],
      exposeHeaders: [
        "content-disposition",
        "etag",
        "link",
        "location",
        "ratelimit-limit",
        "ratelimit-remaining",
        "ratelimit-reset",
        "retry-after",
      ],
      maxAge: Duration.hours(1),
    },
  });

  const webSocketApi = new WebSocketApi(stack, "websocket-api", {
    apiName: app.logicalPrefixedName("websocket"),
    description: "Luna's WebSocket API for watchers and the tested program.",
  });

  const portalUrl = `${portalOrigin}${portalPath}`;
  stack.addOutputs({ PortalUrl: portalUrl, ApiUrl: httpApi.apiEndpoint });
  return {
    httpApi,
    webSocketApi,
    websocketUrl: `${webSocketApi.apiEndpoint}/${websocketStageName}`,
    bucket,
    distribution,
    /** `https://…/testing` */
    portalUrl,
    /** Who may call from a browser: the portal, then those of the settings. */
    origins,
  };
}
