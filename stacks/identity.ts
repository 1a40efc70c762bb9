import {
  AccountRecovery,
  CfnUserPoolGroup,
  Mfa,
  OAuthScope,
  type UserPool,
  UserPoolClientIdentityProvider,
} from "aws-cdk-lib/aws-cognito";
import { Duration, RemovalPolicy } from "aws-cdk-lib/core";
import { Cognito, type StackContext, use } from "sst/constructs";
import { signInDomainPrefix } from "./names.ts";
import { portalPath } from "./portal-router.ts";
import { readSettings } from "./settings.ts";
import { Site } from "./site.ts";

/** Staff groups; each may do what those before it may. A lower number wins where somebody is in several. */
const groups = [
  { name: "observer", precedence: 30, description: "Watches sessions; sees no names." },
  { name: "researcher", precedence: 20, description: "Runs the study; sees who takes part." },
  { name: "admin", precedence: 10, description: "Erases, holds and audits." },
];

/** Who the staff are: a user pool of the stage, or an issuer that the team has already. */
export function Identity({ stack, app }: StackContext) {
  const settings = readSettings(app.stage);
  if (settings.issuer) {
    return {
      issuer: settings.issuer.url,
      clientId: settings.issuer.clientId,
      userPool: undefined,
      signOutUrl: "",
    };
  }

  const { portalUrl } = use(Site);
  const signedIn = [
    portalUrl,
    ...settings.allowedOrigins.map((origin) => `${origin}${portalPath}`),
  ];
  const cognito = new Cognito(stack, "staff", {
    login: ["email"],
    // Nobody needs AWS credentials in a browser.
    identityPoolFederation: false,
    cdk: {
      userPool: {
        userPoolName: app.logicalPrefixedName("staff"),
        selfSignUpEnabled: false,
        signInCaseSensitive: false,
        mfa: Mfa.OPTIONAL,
        mfaSecondFactor: { otp: true, sms: false },
        passwordPolicy: {
          minLength: 12,
          requireDigits: true,
          requireLowercase: true,
          requireUppercase: true,
          requireSymbols: true,
          tempPasswordValidity: Duration.days(3),
        },
        accountRecovery: AccountRecovery.EMAIL_ONLY,
        deletionProtection: settings.production,
        removalPolicy: settings.production
          ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
          : RemovalPolicy.DESTROY,
      },
      userPoolClient: {
        userPoolClientName: app.logicalPrefixedName("portal"),
        // A browser keeps no secret: the code flow with PKCE needs none.
        generateSecret: false,
        authFlows: {},
        supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
        oAuth: {
          flows: { authorizationCodeGrant: true },
          scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
          callbackUrls: signedIn.map((url) => `${url}/signed-in`),
          logoutUrls: signedIn.map((url) => `${url}/`),
        },
        idTokenValidity: Duration.hours(1),
        accessTokenValidity: Duration.hours(1),
        refreshTokenValidity: Duration.days(1),
        enableTokenRevocation: true,
        preventUserExistenceErrors: true,
      },
    },
  });
  const userPool = cognito.cdk.userPool as UserPool;
  const domain = userPool.addDomain("domain", {
    cognitoDomain: { domainPrefix: signInDomainPrefix(app) },
  });
  for (const { name, precedence, description } of groups) {
    new CfnUserPoolGroup(stack, `group-${name}`, {
      userPoolId: userPool.userPoolId,
      groupName: name,
      precedence,
      description,
    });
  }

  stack.addOutputs({ UserPoolId: userPool.userPoolId, UserPoolClientId: cognito.userPoolClientId });
  return {
    /** `iss` of staff tokens, an attribute of the pool. */
    issuer: userPool.userPoolProviderUrl,
    clientId: cognito.userPoolClientId,
    userPool,
    /** Cognito does not publish where one signs out. */
    signOutUrl: `${domain.baseUrl()}/logout`,
  };
}
