/**
 * SHA-256 (FIPS 180-4) in steps whose state can be kept: a browser hashes only whole pieces, and a
 * recording that goes on after a reload must not be read from its beginning. The portal's content
 * security policy lets no WebAssembly in.
 */
import type { Hash } from "../client/connection.ts";

export interface Sha256State {
  /** The eight working words. */
  words: number[];
  /** Bytes so far. */
  size: number;
  /** Bytes of a block that is not full yet. */
  rest: Uint8Array;
}

const blockBytes = 64;

/** Fractional parts of the cube roots of the first 64 primes, and of the square roots of the first 8. */
const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && Array.from({ length: n - 2 }, (_, d) => d + 2).every((d) => n % d !== 0),
);
const fraction = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
const constants = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)));
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

/** A hash from the beginning, or from a state that was kept. */
export function startSha256(from?: Sha256State): Hash & { save(): Sha256State } {
  const words = Int32Array.from(from?.words ?? initial);
  const block = new Uint8Array(blockBytes);
  let size = from?.size ?? 0;
  let filled = from?.rest.length ?? 0;
  if (from) block.set(from.rest);
  const schedule = new Int32Array(64);

  function update(bytes: Uint8Array): void {
    size += bytes.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(blockBytes - filled, bytes.length);
      block.set(bytes.subarray(0, at), filled);
      filled += at;
      if (filled < blockBytes) return;
      compress(words, schedule, block, 0);
    }
    for (; at + blockBytes <= bytes.length; at += blockBytes) compress(words, schedule, bytes, at);
    block.set(bytes.subarray(at));
    filled = bytes.length - at;
  }

  return {
    update,
    digest() {
      const bits = size * 8;
      const padding = new Uint8Array(((119 - (size % blockBytes)) % blockBytes) + 9);
      padding[0] = 0x80;
      const length = new DataView(padding.buffer, padding.length - 8);
      length.setUint32(0, Math.floor(bits / 2 ** 32));
      length.setUint32(4, bits % 2 ** 32);
      update(padding);
      return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    },
    save: () => ({ words: [...words], size, rest: block.slice(0, filled) }),
  };
}

function compress(words: Int32Array, w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const o = at + i * 4;
    w[i] = (bytes[o]! << 24) | (bytes[o + 1]! << 16) | (bytes[o + 2]! << 8) | bytes[o + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = words[0]!;
  let b = words[1]!;
  let c = words[2]!;
  let d = words[3]!;
  let e = words[4]!;
  let f = words[5]!;
  let g = words[6]!;
  let h = words[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  words[0] = words[0]! + a;
  words[1] = words[1]! + b;
  words[2] = words[2]! + c;
  words[3] = words[3]! + d;
  words[4] = words[4]! + e;
  words[5] = words[5]! + f;
  words[6] = words[6]! + g;
  words[7] = words[7]! + h;
}
