import { type StackContext, StaticSite, use } from "sst/constructs";
import { environmentOf } from "./environment.ts";
import { Identity } from "./identity.ts";
import { Site } from "./site.ts";

/** The portal's files: built, told their addresses, uploaded; the distribution forgets the old ones. */
export function Portal({ stack }: StackContext) {
  const site = use(Site);
  const identity = use(Identity);
  const values = {
    API_URL: site.httpApi.apiEndpoint,
    WEBSOCKET_URL: site.websocketUrl,
    OIDC_ISSUER: identity.issuer,
    OIDC_CLIENT_ID: identity.clientId,
    OIDC_SIGN_OUT_URL: identity.signOutUrl,
  };
  new StaticSite(stack, "portal", {
    path: ".",
    buildCommand:
      "npm run build --workspace @luna/portal && cp stacks/portal-config.json packages/portal/dist/config.json",
    buildOutput: "packages/portal/dist",
    // What the landing page says of them is written into it by the build.
    environment: environmentOf(stack).study,
    // The addresses exist once the stacks are deployed: they are filled in then.
    replaceValues: Object.entries(values).map(([name, replace]) => ({
      files: "config.json",
      search: `{{ ${name} }}`,
      replace,
    })),
    assets: {
      fileOptions: [
        {
          files: "assets/**",
          cacheControl: "public,max-age=31536000,immutable",
        },
      ],
    },
    cdk: { bucket: site.bucket, distribution: site.distribution },
  });
}
