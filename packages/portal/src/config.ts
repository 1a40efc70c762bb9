import { type Client, createClient } from "@luna/sdk";

/** `config.json` beside the portal, written by the deployment. */
interface Config {
  apiUrl: string;
}

/** A client of the service that this portal belongs to, as nobody yet. @throws Error when it cannot be found */
export async function findService(): Promise<Client> {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  const { apiUrl } = (await response.json()) as Config;
  return createClient({ baseUrl: apiUrl });
}
