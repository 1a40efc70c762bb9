import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binomialAtLeast,
  binomialAtMost,
  logGamma,
  normalCdf,
  normalQuantile,
  regularizedBeta,
  studentCdf,
  studentQuantile,
  z95,
} from "./distributions.ts";

// The long digits were computed at 30 digits; their first ones are those of the printed tables (NIST
// e-Handbook 1.3.6.7, Abramowitz and Stegun 26.1).
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe("the normal distribution", () => {
  it.each([
    [-5, 2.86651571879194e-7],
    [-1.5, 0.0668072012688581],
    [0, 0.5],
    [0.5, 0.691462461274013],
    [3, 0.99865010196837],
  ])("lies below %d with probability %d", (z, p) => {
    expect(normalCdf(z)).toBeCloseTo(p, 14);
  });

  it("knows the z of 95 %, and the ends", () => {
    expect(z95).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.05)).toBeCloseTo(-1.6448536269514722, 12);
    expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1]);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });

  it("never falls", () => {
    const z = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(z, z, (a, b) => {
        expect(normalCdf(Math.max(a, b))).toBeGreaterThanOrEqual(normalCdf(Math.min(a, b)) - 1e-15);
      }),
    );
  });
});

describe("Student's t", () => {
  it.each([
    [0.975, 1, 12.7062047361747],
    [0.975, 2, 4.30265272974946],
    [0.975, 5, 2.57058183563632],
    [0.975, 10, 2.22813885198627],
    [0.975, 30, 2.04227245630124],
    [0.95, 4, 2.13184678632665],
    [0.975, 194, 1.97226753258214],
    [0.995, 3, 5.84090930973336],
    [0.975, 100_000, 1.95998770753461],
  ])("has the quantile of %d with %i degrees of freedom at %d", (p, df, t) => {
    expect(studentQuantile(p, df)).toBeCloseTo(t, 8);
  });

  it("is the inverse of its quantile", () => {
    fc.assert(
      fc.property(probability, fc.double({ min: 1, max: 1000, noNaN: true }), (p, df) => {
        expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 10);
      }),
    );
  });
});

describe("the incomplete beta", () => {
  it.each([
    [0.3, 0.5, 0.5, 0.369010119565545],
    [0.5, 2, 3, 0.6875],
    [0.9, 30, 2, 0.169564633100865],
    [0.001, 0.5, 40, 0.222080132364312],
    [0.31, 1000, 2300, 0.808508050656296],
  ])("is at %d with %d and %d %d", (x, a, b, value) => {
    expect(regularizedBeta(x, a, b)).toBeCloseTo(value, 11);
  });

  it("stands on the factorials", () => {
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
  });
});

describe("the binomial tails", () => {
  it.each([
    [29, 29, 0.9, 0.04710128697],
    [45, 46, 0.9, 0.04800379962],
    [44, 46, 0.9, 0.1483753807],
    [14, 14, 0.8, 0.04398046511],
  ])("have %i or more of %i at %d with probability %d", (x, n, p, tail) => {
    expect(binomialAtLeast(x, n, p)).toBeCloseTo(tail, 10);
  });

  it("add up to one", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), probability, (a, b, p) => {
        const [x, n] = [Math.min(a, b), Math.max(a, b)];
        expect(binomialAtLeast(x, n, p) + binomialAtMost(x - 1, n, p)).toBeCloseTo(1, 10);
      }),
    );
  });
});
