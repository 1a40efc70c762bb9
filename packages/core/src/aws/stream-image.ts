/** Items as Lambda gets them from a table's stream: attribute values as JSON, binary as base64. */
import type { Item } from "./table.ts";

export type ImageValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { L: ImageValue[] }
  | { M: Record<string, ImageValue> }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] };

/** The item of an image. */
export const itemOfImage = (image: Record<string, ImageValue>): Item =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plainOf(value)])) as Item;

function plainOf(value: ImageValue): unknown {
  if ("S" in value) return value.S;
  if ("N" in value) return Number(value.N);
  if ("B" in value) return Buffer.from(value.B, "base64");
  if ("BOOL" in value) return value.BOOL;
  if ("L" in value) return value.L.map(plainOf);
  if ("M" in value) return itemOfImage(value.M);
  if ("SS" in value) return new Set(value.SS);
  if ("NS" in value) return new Set(value.NS.map(Number));
  if ("BS" in value) return new Set(value.BS.map((each) => Buffer.from(each, "base64")));
  return null;
}
