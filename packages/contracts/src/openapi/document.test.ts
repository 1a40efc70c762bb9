import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { allRoutes } from "../routes/table.ts";
import { openApiDocument } from "./document.ts";
import { openApiPage } from "./page.ts";

const document = openApiDocument({ version: "1.2.3", serverUrl: "https://api.example" });

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it("describes every route once, under its own id", () => {
    const paths = document.paths as Record<string, Record<string, { operationId: string }>>;
    const described = Object.values(paths).flatMap((verbs) =>
      Object.values(verbs).map(({ operationId }) => operationId),
    );
    expect(described.sort()).toEqual(allRoutes.map(({ id }) => id).sort());
  });

  it("names each path parameter that its path has", () => {
    for (const route of allRoutes) {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
      const shape = (route.params as { shape?: object } | undefined)?.shape ?? {};
      expect({ id: route.id, names: Object.keys(shape).sort() }).toEqual({
        id: route.id,
        names: inPath,
      });
    }
  });
});

describe("the page of the contract", () => {
  const page = openApiPage(document);

  it("shows every operation", () => {
    for (const { id, path } of allRoutes) {
      expect(page).toContain(`id="${id}"`);
      expect(page).toContain(path);
    }
  });

  it("has neither script nor an outside address", () => {
    expect(page).not.toMatch(/<script|https?:\/\/(?!json-schema\.org)/);
  });
});
