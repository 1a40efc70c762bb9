import { expect, it } from "vitest";
import { functions, resources, theOnly } from "./template.ts";

it("has the three staff groups, the more powerful first", () => {
  const groups = resources("AWS::Cognito::UserPoolGroup")
    .sort((a, b) => a.properties.Precedence - b.properties.Precedence)
    .map(({ properties }) => properties.GroupName);
  expect(groups).toEqual(["admin", "researcher", "observer"]);
});

it("lets nobody sign up by themselves", () => {
  const { properties } = theOnly("AWS::Cognito::UserPool");
  expect(properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
});

it("signs in by the code flow from the portal's own page, without a secret in the browser", () => {
  const { properties } = theOnly("AWS::Cognito::UserPoolClient");
  expect(properties.GenerateSecret).toBe(false);
  expect(properties.AllowedOAuthFlows).toEqual(["code"]);
  expect(properties.CallbackURLs).toEqual([
    "https://<portalcdn212B9B7C.DomainName>/testing/signed-in",
  ]);
  expect(properties.ExplicitAuthFlows ?? []).not.toContain("ALLOW_USER_PASSWORD_AUTH");
});

it("makes no identity pool: a browser needs no AWS credentials", () => {
  expect(resources("AWS::Cognito::IdentityPool")).toEqual([]);
});

it("tells the functions the pool's own address as issuer", () => {
  const issuers = Object.values(functions()).flatMap(
    ({ properties }) => properties.Environment.Variables.OIDC_ISSUER ?? [],
  );
  expect(new Set(issuers)).toEqual(new Set(["<staffUserPool34E94C82.ProviderURL>"]));
});
