import { expect, it } from "vitest";
import { foldAddress } from "./address.ts";

it("holds both spellings of an international domain for one", () => {
  expect(foldAddress("Jörg@BÜCHER.example")).toBe(foldAddress("jörg@xn--bcher-kva.example"));
});

it("folds case, blanks around and the form of accents", () => {
  expect(foldAddress(" JO\u0308RG@Example.org ")).toBe("jörg@example.org");
});
