import type { Allow } from "@luna/contracts/routes/route";
import type { Actor } from "@luna/core/actor";
import { describe, expect, it } from "vitest";
import { permit } from "./permit.ts";

const staff = (role: "observer" | "researcher" | "admin"): Actor => ({
  kind: "staff",
  id: role,
  role,
  name: role,
  email: "",
});
const actors: Record<string, Actor> = {
  public: { kind: "public" },
  self: { kind: "participant", id: "prt_1" },
  client: { kind: "client", sessionId: "ses_1", source: "app" },
  observer: staff("observer"),
  researcher: staff("researcher"),
  admin: staff("admin"),
};

/** Which callers pass a row that allows so. */
const passing = (...allow: Allow[]) =>
  Object.keys(actors).filter((name) => {
    try {
      permit(actors[name]!, allow);
      return true;
    } catch {
      return false;
    }
  });

describe("the permission check", () => {
  it("lets in whom the row names, and staff above them", () => {
    expect(passing("public")).toEqual(Object.keys(actors));
    expect(passing("self")).toEqual(["self"]);
    expect(passing("client")).toEqual(["client"]);
    expect(passing("observer")).toEqual(["observer", "researcher", "admin"]);
    expect(passing("self", "researcher")).toEqual(["self", "researcher", "admin"]);
    expect(passing("admin")).toEqual(["admin"]);
  });

  it("denies when nobody is named", () => {
    expect(passing()).toEqual([]);
  });

  it("asks strangers to sign in and refuses the others", () => {
    expect(() => permit(actors.public!, ["observer"])).toThrow(
      expect.objectContaining({ code: "unauthenticated" }),
    );
    expect(() => permit(actors.self!, ["observer"])).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });
});
