import { expect, it } from "vitest";
import { greeting } from "./greeting.ts";

it.each(["Mira", "Anne-Marie", "J.R.", "Nguyễn Văn", "O’Neill", "李小龙", "Dr. Ada"])(
  "greets %s",
  (name) => {
    expect(greeting("en", name)).toBe(`Hello ${name},`);
    expect(greeting("de", name)).toBe(`Guten Tag ${name},`);
  },
);

it.each([
  "Win at https://evil.example",
  "www.evil.example",
  "evil.example",
  "call 0900123456",
  "me@evil.example",
  "a".repeat(61),
  undefined,
])("leaves out %s, which is no name", (name) => {
  expect(greeting("en", name)).toBe("Hello,");
});
