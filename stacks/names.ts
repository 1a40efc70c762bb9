/** Names that are chosen here, because others need them before the resource is there. */
import type { App } from "sst/constructs";

/** The content security policy of the portal names the bucket, and the bucket's CORS the portal. */
export const filesBucketName = (app: App) => `${app.stage}-${app.name}-files-${app.account}`;

/** Prefix of the sign-in pages' host name, unique in the region. */
export const signInDomainPrefix = (app: App) => `${app.name}-${app.stage}-${app.account}`;
