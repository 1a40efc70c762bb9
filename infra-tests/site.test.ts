import { describe, expect, it } from "vitest";
import { theOnly } from "./template.ts";

describe("the portal's distribution", () => {
  const config = theOnly("AWS::CloudFront::Distribution").properties.DistributionConfig;
  const headers = theOnly("AWS::CloudFront::ResponseHeadersPolicy").properties
    .ResponseHeadersPolicyConfig;

  it("serves the built portal and never stands before the API", () => {
    expect(config.Origins).toHaveLength(1);
    expect(config.Origins[0].DomainName).toMatch(/^<portalfiles\w+\.RegionalDomainName>$/);
    expect(config.CacheBehaviors).toBeUndefined();
  });

  it("keeps each language of the landing page under a name of its own, and no header in the key", () => {
    const cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";
    expect(config.DefaultCacheBehavior.CachePolicyId).toBe(cachingOptimized);
    const [association] = config.DefaultCacheBehavior.FunctionAssociations;
    expect(association.EventType).toBe("viewer-request");
    expect(theOnly("AWS::CloudFront::Function").properties.FunctionCode).toContain("/landing.");
  });

  it("leaves errors errors", () => expect(config.CustomErrorResponses).toBeUndefined());

  it("speaks HTTPS only", () => {
    expect(config.DefaultCacheBehavior.ViewerProtocolPolicy).toBe("redirect-to-https");
  });

  it("has the team's own name and TLS 1.2 where they are set", () => {
    const production = theOnly("AWS::CloudFront::Distribution", "production").properties;
    expect(production.DistributionConfig.Aliases).toEqual(["study.luna.example"]);
    expect(production.DistributionConfig.ViewerCertificate.MinimumProtocolVersion).toBe(
      "TLSv1.2_2021",
    );
    expect(config.Aliases).toBeUndefined();
  });

  it("loads scripts from the portal alone and cannot be framed", () => {
    const policy = headers.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy;
    const directives = new Map(
      policy.split("; ").map((directive: string) => {
        const [name, ...sources] = directive.split(" ");
        return [name, sources.join(" ")];
      }),
    );
    expect(directives.get("default-src")).toBe("'none'");
    expect(directives.get("script-src")).toBe("'self'");
    expect(directives.get("frame-ancestors")).toBe("'none'");
    expect(directives.get("base-uri")).toBe("'none'");
    expect(directives.get("connect-src")).toContain(
      "https://test-luna-files-123456789012.s3.eu-central-1.amazonaws.com",
    );
  });

  it("remembers HTTPS for a year and tells other sites nothing", () => {
    expect(headers.SecurityHeadersConfig).toMatchObject({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 365 * 86_400, IncludeSubdomains: true },
      ReferrerPolicy: { ReferrerPolicy: "no-referrer" },
      FrameOptions: { FrameOption: "DENY" },
    });
  });
});
