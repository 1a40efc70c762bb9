import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** CloudFront leaves alone what is smaller or larger (in bytes), and what is compressed already. */
const smallest = 1_000;
const largest = 10_000_000;
const types = /^(?:text\/|application\/(?:json|javascript|xml|manifest\+json)|image\/svg\+xml)/;

/** A file as a distribution with compression sends it: brotli before gzip, by what the reader takes. */
export function compressed(
  content: Buffer,
  contentType: string,
  accept: string | undefined,
): { content: Buffer; encoding?: "br" | "gzip" } {
  const fits = content.length >= smallest && content.length <= largest && types.test(contentType);
  const taken = (accept ?? "").split(",").map((each) => each.split(";")[0]?.trim());
  if (fits && taken.includes("br"))
    return {
      content: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
      encoding: "br",
    };
  if (fits && taken.includes("gzip")) return { content: gzipSync(content), encoding: "gzip" };
  return { content };
}
