import { listen } from "./endpoint/listen.ts";

/** The first `count` free ports of this machine's loopback address from `first` on. */
export async function freePorts(first: number, count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let port = first; ports.length < count && port < 65_536; port += 1) {
    if (await isFree(port)) ports.push(port);
  }
  if (ports.length < count) throw new Error(`There are not ${count} free ports from ${first} on.`);
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  try {
    const server = await listen(port, (_request, response) => response.end());
    await server.stop();
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE" || code === "EACCES") return false;
    throw error;
  }
}
