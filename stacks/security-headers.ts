import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { Duration } from "aws-cdk-lib/core";
import type { App, Stack } from "sst/constructs";
import { filesBucketName, signInDomainPrefix } from "./names.ts";
import { readSettings } from "./settings.ts";

/** Headers of every answer of the portal. Scripts come from the portal alone, and it cannot be framed. */
export function securityHeaders(stack: Stack) {
  const app = stack.node.root as App;
  return new ResponseHeadersPolicy(stack, "portal-headers", {
    responseHeadersPolicyName: app.logicalPrefixedName("portal"),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(app), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [
        {
          header: "Permissions-Policy",
          // Recordings are made by the portal itself; nothing else of the device is its business.
          value:
            "camera=(self), display-capture=(self), microphone=(self), geolocation=(), payment=()",
          override: true,
        },
        { header: "Cross-Origin-Opener-Policy", value: "same-origin", override: true },
      ],
    },
  });
}

/**
 * What the portal's page may load and call. The APIs are named by region and not by id: their CORS
 * names this distribution, and CloudFormation cannot make two resources that each need the other.
 */
function contentSecurityPolicy(app: App): string {
  const { issuer } = readSettings(app.stage);
  const files = `https://${filesBucketName(app)}.s3.${app.region}.amazonaws.com`;
  const api = `execute-api.${app.region}.amazonaws.com`;
  const signIn = issuer
    ? [new URL(issuer.url).origin]
    : [
        `https://cognito-idp.${app.region}.amazonaws.com`,
        `https://${signInDomainPrefix(app)}.auth.${app.region}.amazoncognito.com`,
      ];
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    // The component library writes style elements; they load nothing.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", files],
    "media-src": ["'self'", "blob:", files],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'", `https://*.${api}`, `wss://*.${api}`, files, ...signIn],
    "worker-src": ["'self'", "blob:"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
