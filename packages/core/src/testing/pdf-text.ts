/** What a PDF of ours says, for tests: its texts stand as numbers of glyphs, which its fonts translate. */
import { inflateSync } from "node:zlib";

const hex = /<([0-9a-f ]+)>/gi;

/**
 * Every text of the file, decoded by each of its fonts in turn: one of the lines reads right. Titles
 * and descriptions, which are not drawn, come first.
 */
export function pdfText(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body]) => {
    try {
      return [inflateSync(Buffer.from(body!, "latin1")).toString("latin1")];
    } catch {
      return []; // a font, or not compressed
    }
  });
  const fonts = streams.filter((each) => each.includes("begincmap")).map(glyphsOf);
  const drawn = streams.flatMap((each) => [...each.matchAll(/\[([^\]]*)\]\s*TJ/g)]);
  const texts = drawn.flatMap(([, pieces]) => {
    const glyphs = [...pieces!.matchAll(hex)].flatMap(([, text]) => text!.match(/.{4}/g) ?? []);
    return fonts.map((font) => glyphs.map((glyph) => font[Number.parseInt(glyph, 16)]).join(""));
  });
  return [raw, ...texts].join("\n");
}

/** The characters of a font by the numbers of its glyphs, which begin at 0 and leave none out. */
function glyphsOf(map: string): string[] {
  const ranges = [...map.matchAll(/<[0-9a-f]{4}>\s*<[0-9a-f]{4}>\s*\[([^\]]*)\]/gi)];
  return ranges.flatMap(([, list]) =>
    [...list!.matchAll(hex)].map(([, code]) =>
      Buffer.from(code!.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
    ),
  );
}
