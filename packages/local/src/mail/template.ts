/** What the template says about sending mail: identities, configuration sets, where their events go; pure. */
import type { Assembly, Resource } from "../part.ts";

type Resources = Pick<Assembly, "resources">;

/** The bare, lower-case address of `Name <address>`. */
export function bareAddress(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
}

/** The verified identity that may send from an address: the address itself before its domain. */
export function identityFor(assembly: Resources, from: string): Resource | undefined {
  const address = bareAddress(from);
  const domains = [address, address.slice(address.indexOf("@") + 1)];
  while (domains.at(-1)!.split(".").length > 2) {
    domains.push(domains.at(-1)!.slice(domains.at(-1)!.indexOf(".") + 1));
  }
  const identities = assembly.resources("AWS::SES::EmailIdentity");
  for (const domain of domains) {
    const found = identities.find((one) => emailIdentity(one) === domain);
    if (found) return found;
  }
  return undefined;
}

export function emailIdentity({ name, properties }: Resource): string {
  return String(properties.EmailIdentity ?? name).toLowerCase();
}

export function configurationSet(assembly: Resources, name: string): Resource | undefined {
  return assembly.resources("AWS::SES::ConfigurationSet").find((one) => one.name === name);
}

/** ARN of an identity or a configuration set, for IAM and events; CloudFormation names no ARN for them. */
export function sesArn(region: string, account: string, kind: string, name: string): string {
  return `arn:aws:ses:${region}:${account}:${kind}/${name}`;
}

/** Event types that a configuration set sends to EventBridge, in lower case without underscores. */
export function publishedTypes(assembly: Resources, setName: string): Set<string> {
  const types = assembly
    .resources("AWS::SES::ConfigurationSetEventDestination")
    .filter(({ properties }) => properties.ConfigurationSetName === setName)
    .map(({ properties }) => properties.EventDestination ?? {})
    .filter((destination) => destination.EventBridgeDestination && destination.Enabled !== false)
    .flatMap((destination) => destination.MatchingEventTypes ?? []);
  return new Set(types.map(typeKey));
}

/** `DELIVERY_DELAY`, `DeliveryDelay` and `deliveryDelay` are one type. */
export const typeKey = (type: string) => type.replaceAll("_", "").toLowerCase();

/** Reasons for which a set holds mail back from the account's suppression list. */
export function suppressedReasons(assembly: Resources, setName: string | undefined): string[] {
  const set = setName === undefined ? undefined : configurationSet(assembly, setName);
  return set?.properties.SuppressionOptions?.SuppressedReasons ?? ["BOUNCE", "COMPLAINT"];
}
