/** Shows watchers what has just been written. */
import { connectSockets } from "@luna/core/aws/sockets";
import { fanOut } from "@luna/core/live/fan-out";
import { stream } from "../edge/stream.ts";
import { setting } from "../env.ts";

export const handler = stream("live", fanOut, {
  each: false,
  world: () => ({ sockets: connectSockets(setting("websocketUrl")) }),
});
