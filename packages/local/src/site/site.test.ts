import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Assembly, Part } from "../part.ts";
import { miniAssembly, resource } from "../testing/mini-assembly.ts";
import { fitsGlob } from "./glob.ts";
import { localPolicy } from "./response-headers.ts";
import { startSite } from "./site.ts";
import { readZip } from "./zip.ts";

/** A ZIP archive with one deflated file, built by its specification. */
function zipOf(name: string, text: string): Buffer {
  const data = deflateRawSync(text);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(text.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), data]);
  const entry = Buffer.concat([
    Buffer.from("PK\x01\x02\x14\x00"),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

const router = `function handler(event) {
  var request = event.request;
  if (request.uri === "/") return { statusCode: 302, statusDescription: "Found", headers: { location: { value: "/testing/" } } };
  if (request.uri === "/testing/hello") {
    request.uri = "/hello." + request.headers["accept-language"].value + ".html";
    return request;
  }
  var path = request.uri.slice("/testing".length);
  request.uri = path.split("/").pop().includes(".") ? path : "/index.html";
  return request;
}`;

const long = "let moon = 1;\n".repeat(200);
let folder: string;
let site: Part & { url: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "site-"));
  await mkdir(join(folder, "dist", "assets"), { recursive: true });
  await writeFile(join(folder, "dist", "index.html"), "<title>Portal</title>");
  await writeFile(join(folder, "dist", "hello.de.html"), "<title>Hallo</title>");
  await writeFile(join(folder, "dist", "assets", "app.js"), "1;");
  await writeFile(join(folder, "dist", "assets", "long.js"), long);
  await writeFile(join(folder, "config.zip"), zipOf("config.json", `{"api":"{{ API_URL }}"}`));
  const assembly: Assembly = {
    ...miniAssembly([
      resource("Custom::S3Uploader", "uploader", "", {
        sources: [{ objectKey: "dist" }, { objectKey: "config.zip" }],
        fileOptions: [
          { files: "**", cacheControl: "no-store" },
          { files: ["**/*.js"], cacheControl: "immutable" },
        ],
        replaceValues: [
          { files: "config.json", search: "{{ API_URL }}", replace: "http://127.0.0.1:3001" },
        ],
      }),
      resource("AWS::CloudFront::Function", "router", "arn:router", { FunctionCode: router }),
      resource("AWS::CloudFront::Distribution", "cdn", "", {
        DistributionConfig: {
          DefaultCacheBehavior: {
            Compress: true,
            FunctionAssociations: [{ EventType: "viewer-request", FunctionARN: "arn:router" }],
          },
          Origins: [{ DomainName: "127.0.0.1:4566/portal" }],
        },
      }),
      resource("AWS::CloudFront::ResponseHeadersPolicy", "headers", "", {
        ResponseHeadersPolicyConfig: {
          SecurityHeadersConfig: {
            ContentSecurityPolicy: {
              ContentSecurityPolicy:
                "default-src 'none'; connect-src 'self' https://*.execute-api.eu-central-1.amazonaws.com",
            },
            FrameOptions: { FrameOption: "DENY" },
          },
          CustomHeadersConfig: {
            Items: [{ Header: "Permissions-Policy", Value: "camera=(self)" }],
          },
        },
      }),
    ]),
    assetFolder: (key) => join(folder, key),
  };
  site = await startSite({ port: 0, assembly });
});

afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string) => fetch(site.url + path, { redirect: "manual" });

describe("the site", () => {
  it("routes as the template's function says", async () => {
    expect((await get("/")).headers.get("location")).toBe("/testing/");
    expect(await (await get("/testing/sessions/ses_1")).text()).toContain("Portal");
    const script = await get("/testing/assets/app.js");
    expect(script.headers.get("content-type")).toContain("text/javascript");
    expect(script.headers.get("cache-control")).toBe("immutable");
    expect((await get("/testing/absent.js")).status).toBe(403);
  });

  it("tells the template's function what the reader asked with", async () => {
    const answer = await fetch(`${site.url}/testing/hello`, {
      headers: { "accept-language": "de" },
    });
    expect(await answer.text()).toContain("Hallo");
  });

  it("compresses what is worth it, as the reader takes it", async () => {
    const lengthFor = async (path: string, accept: string) => {
      const { headers } = await fetch(site.url + path, {
        method: "HEAD",
        headers: { "accept-encoding": accept },
      });
      return [headers.get("content-encoding"), Number(headers.get("content-length"))];
    };
    const [br, brLength] = await lengthFor("/testing/assets/long.js", "gzip, deflate, br");
    expect(br).toBe("br");
    expect(brLength).toBeLessThan(long.length / 10);
    expect((await lengthFor("/testing/assets/long.js", "gzip"))[0]).toBe("gzip");
    expect(await lengthFor("/testing/assets/long.js", "identity")).toEqual([null, long.length]);
    expect(await lengthFor("/testing/assets/app.js", "br")).toEqual([null, 2]);
    expect(await (await get("/testing/assets/long.js")).text()).toBe(long);
  });

  it("fills in the addresses", async () => {
    expect(await (await get("/testing/config.json")).json()).toEqual({
      api: "http://127.0.0.1:3001",
    });
  });

  it("sets the policy's headers, for local hosts", async () => {
    const { headers } = await get("/testing/");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; connect-src 'self' http://127.0.0.1:3001 http://127.0.0.1:4566",
    );
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("permissions-policy")).toBe("camera=(self)");
  });
});

it("leaves a policy without hosts of AWS as it is", () => {
  expect(localPolicy("default-src 'self'; img-src data:", ["http://a"])).toBe(
    "default-src 'self'; img-src data:",
  );
});

it.each([
  ["**", "a/b.js", true],
  ["**/*.js", "a/b/c.js", true],
  ["**/*.js", "c.js", true],
  ["assets/**", "assets/a/b", true],
  ["*.js", "a/b.js", false],
  ["config.json", "x/config.json", false],
])("%s fits %s: %s", (pattern, path, expected) => {
  expect(fitsGlob(pattern, path)).toBe(expected);
});

it("refuses what is not a ZIP archive", () => {
  expect(() => readZip(Buffer.from("hello, this is no archive at all"))).toThrow("not a ZIP");
});
