import { type Client, createClient } from "@luna/sdk";

/** `config.json` beside the portal, written by the deployment. */
export interface Config {
  apiUrl: string;
  signIn: { issuer: string; clientId: string; signOutUrl: string };
}

export interface Service {
  config: Config;
  /** As nobody yet. */
  client: Client;
}

/** The service that this portal belongs to. @throws Error when it cannot be found */
export async function findService(): Promise<Service> {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  const config = (await response.json()) as Config;
  return { config, client: createClient({ baseUrl: config.apiUrl }) };
}
