/** Headers that the template's response headers policy sets, with local hosts in the place of AWS's; pure. */
import type { Assembly } from "../part.ts";
import { uploader } from "./site-files.ts";

type Resources = Pick<Assembly, "resources">;

export function responseHeaders(assembly: Resources): Record<string, string> {
  const policy = assembly.resources("AWS::CloudFront::ResponseHeadersPolicy")[0]?.properties;
  const { SecurityHeadersConfig: security = {}, CustomHeadersConfig: custom = {} } =
    policy?.ResponseHeadersPolicyConfig ?? {};
  const headers: Record<string, string | undefined> = {
    "content-security-policy": security.ContentSecurityPolicy?.ContentSecurityPolicy,
    "x-content-type-options": security.ContentTypeOptions ? "nosniff" : undefined,
    "x-frame-options": security.FrameOptions?.FrameOption,
    "referrer-policy": security.ReferrerPolicy?.ReferrerPolicy,
    "strict-transport-security": transportSecurity(security.StrictTransportSecurity),
  };
  for (const { Header, Value } of custom.Items ?? []) headers[Header.toLowerCase()] = Value;
  const csp = headers["content-security-policy"];
  if (csp) headers["content-security-policy"] = localPolicy(csp, localOrigins(assembly));
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function transportSecurity(config: Record<string, unknown> | undefined): string | undefined {
  if (!config) return undefined;
  return [
    `max-age=${config.AccessControlMaxAgeSec}`,
    ...(config.IncludeSubdomains ? ["includeSubDomains"] : []),
    ...(config.Preload ? ["preload"] : []),
  ].join("; ");
}

/** Origins of the local parts: what the site is told of, and where buckets are served. */
function localOrigins(assembly: Resources): string[] {
  const told = (uploader(assembly)?.replaceValues ?? []).map(({ replace }) => replace);
  const buckets = assembly
    .resources("AWS::CloudFront::Distribution")
    .flatMap(({ properties }) => properties.DistributionConfig?.Origins ?? [])
    .map(({ DomainName }: { DomainName: string }) => `http://${DomainName}`);
  const origins = [...told, ...buckets]
    .map((text) => /^(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(String(text))?.[0])
    .filter((origin) => origin !== undefined);
  return [...new Set(origins)];
}

const awsHost = /^[a-z]+:\/\/[^/]*\.(?:amazonaws|amazoncognito)\.com(?:\/|$)/;

/** A content security policy with all local origins wherever it names hosts of AWS. */
export function localPolicy(policy: string, origins: string[]): string {
  return policy
    .split(";")
    .map((directive) => {
      const sources = directive.trim().split(/\s+/);
      const kept = sources.filter((source) => !awsHost.test(source));
      return [...kept, ...(kept.length < sources.length ? origins : [])].join(" ");
    })
    .join("; ");
}
