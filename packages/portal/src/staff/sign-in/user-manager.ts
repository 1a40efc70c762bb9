import { UserManager, WebStorageStateStore } from "oidc-client-ts";
import type { Config } from "../../service/config.ts";

let made: UserManager | undefined;

/** The one that signs staff in and renews their tokens, at the stage's issuer. */
export function userManagerOf({ signIn }: Config): UserManager {
  made ??= new UserManager({
    authority: signIn.issuer,
    client_id: signIn.clientId,
    redirect_uri: `${location.origin}${import.meta.env.BASE_URL}signed-in`,
    post_logout_redirect_uri: `${location.origin}${import.meta.env.BASE_URL}`,
    response_type: "code",
    scope: "openid email profile",
    // Ends with the tab: a shared machine keeps nobody signed in.
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: true,
    loadUserInfo: false,
  });
  return made;
}

/** Signs out here and at the issuer. Cognito does not publish where; the configuration does. */
export async function signOutStaff(config: Config): Promise<void> {
  const manager = userManagerOf(config);
  const { signOutUrl, clientId } = config.signIn;
  await manager.removeUser();
  if (!signOutUrl) return location.assign(import.meta.env.BASE_URL);
  const url = new URL(signOutUrl);
  url.searchParams.set("client_id", clientId);
  url.searchParams.set("logout_uri", `${location.origin}${import.meta.env.BASE_URL}`);
  location.assign(url);
}
