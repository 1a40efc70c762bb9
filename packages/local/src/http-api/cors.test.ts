import { describe, expect, it } from "vitest";
import { corsHeaders, preflightHeaders } from "./cors.ts";

const cors = {
  AllowOrigins: ["https://portal.example"],
  AllowMethods: ["GET", "POST"],
  AllowHeaders: ["Authorization"],
  ExposeHeaders: ["ETag"],
  MaxAge: 3600,
};

describe("CORS of the gateway", () => {
  it("answers a preflight of an allowed origin", () => {
    expect(preflightHeaders(cors, "https://portal.example")).toEqual({
      "access-control-allow-origin": "https://portal.example",
      vary: "origin",
      "access-control-allow-methods": "GET,POST",
      "access-control-allow-headers": "authorization",
      "access-control-max-age": "3600",
    });
  });

  it("gives another origin nothing", () => {
    expect(preflightHeaders(cors, "https://evil.example")).toEqual({});
    expect(corsHeaders(cors, "https://evil.example")).toEqual({});
    expect(corsHeaders(cors, undefined)).toEqual({});
  });

  it("exposes headers on other answers", () => {
    expect(corsHeaders(cors, "https://portal.example")).toEqual({
      "access-control-allow-origin": "https://portal.example",
      vary: "origin",
      "access-control-expose-headers": "etag",
    });
  });

  it("says * to everybody where the template does", () => {
    expect(corsHeaders({ AllowOrigins: ["*"] }, "https://any.example")).toEqual({
      "access-control-allow-origin": "*",
    });
  });
});
