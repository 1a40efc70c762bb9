import { s3Error } from "./s3-error.ts";

/**
 * Takes the aws-chunked coding off a body; trailing headers go into `trailers`, lower-case.
 * @throws ServiceError IncompleteBody
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  trailers: Record<string, string>,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let left = 0;
  let state = "size" as "size" | "data" | "gap" | "trailer";
  for await (const chunk of source) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      if (state === "data") {
        if (rest.length === 0) break;
        const piece = rest.subarray(0, left);
        left -= piece.length;
        rest = rest.subarray(piece.length);
        yield piece;
        if (left > 0) break;
        state = "gap";
      }
      const end = rest.indexOf("\r\n");
      if (end < 0) break;
      const line = rest.subarray(0, end).toString("latin1");
      rest = rest.subarray(end + 2);
      if (state === "gap") {
        if (line !== "") throw s3Error("IncompleteBody", "A chunk is longer than it says.");
        state = "size";
      } else if (state === "size") {
        left = Number.parseInt(line.split(";")[0]!, 16);
        if (Number.isNaN(left)) throw s3Error("IncompleteBody", "A chunk has no size.");
        state = left === 0 ? "trailer" : "data";
      } else if (line !== "") {
        const at = line.indexOf(":");
        trailers[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim();
      }
    }
  }
  if (state !== "trailer") throw s3Error("IncompleteBody");
}
