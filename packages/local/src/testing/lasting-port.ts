import { freePorts } from "../free-ports.ts";

/** A port below those that the system gives away by itself: nobody takes it between an end and a new start. */
export async function lastingPort(): Promise<number> {
  const [port = 0] = await freePorts(10_000 + Math.floor(Math.random() * 20_000), 1);
  return port;
}
