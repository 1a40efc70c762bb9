import { type OpenAssembly, openAssembly } from "../assembly/assembly.ts";
import { type Addresses, localAddress, localValues } from "../assembly/local-values.ts";
import { freePorts } from "../free-ports.ts";

/** Ports of the parts with one address each; the APIs come first, from the first port on. */
export interface Ports {
  apis: Map<string, number>;
  site: number;
  inbox: number;
  console: number;
  identity: number;
  endpoint: number;
}

const HOST = "127.0.0.1";

/** Chooses a port for every part: the first free ones, HTTP APIs first. */
export async function choosePorts(assemblyFolder: string, first: number): Promise<Ports> {
  const apis = openAssembly(assemblyFolder)
    .resources("AWS::ApiGatewayV2::Api")
    .sort((a, b) => String(a.properties.ProtocolType).localeCompare(b.properties.ProtocolType));
  const free = await freePorts(first, apis.length + 5);
  const next = () => free.shift() ?? 0;
  return {
    apis: new Map(apis.map(({ name }) => [name, next()])),
    site: next(),
    inbox: next(),
    console: next(),
    identity: next(),
    endpoint: next(),
  };
}

/** Opens an assembly so that every address in it is the local part's. */
export function openLocalAssembly(folder: string, ports: Ports): OpenAssembly {
  const addresses: Addresses = {
    endpoint: `http://${HOST}:${ports.endpoint}`,
    site: `http://${HOST}:${ports.site}`,
    issuer: `http://${HOST}:${ports.identity}`,
    apis: new Map(),
  };
  const plain = openAssembly(folder);
  for (const { name, properties } of plain.resources("AWS::ApiGatewayV2::Api")) {
    const scheme = properties.ProtocolType === "WEBSOCKET" ? "ws" : "http";
    addresses.apis.set(name, `${scheme}://${HOST}:${ports.apis.get(name)}`);
  }
  return openAssembly(folder, {
    values: localValues(addresses, plain.account),
    rewrite: (text) => localAddress(text, addresses),
  });
}

/** The portal may lie under a path of the site: an output of the template says where. */
export function portalUrlOf(assembly: OpenAssembly, siteUrl: string): string {
  const outputs = Object.values(assembly.outputs());
  const found = outputs.find((value) => typeof value === "string" && value.startsWith(siteUrl));
  return typeof found === "string" ? found : siteUrl;
}
