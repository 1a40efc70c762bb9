// The peer: an HTTP server that takes a batch of events as JSON, answers 202 and tells a Socket.IO room.
import { createServer } from "node:http";
import { Server } from "socket.io";

const server = createServer(async (request, response) => {
  let body = "";
  for await (const piece of request) body += piece;
  const { events } = JSON.parse(body);
  response.writeHead(202, { "content-type": "application/json" });
  response.end(
    JSON.stringify({ accepted: events.length, duplicates: 0, ignored: 0, lastSeq: 0, gaps: [] }),
  );
  io.to("session").emit("events", events);
});
const io = new Server(server);
io.on("connection", (socket) => socket.join("session"));
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
