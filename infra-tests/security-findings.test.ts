import { describe, expect, inject, it } from "vitest";
import { type AcceptedFinding, acceptedFindings } from "./accepted-findings.ts";
import type { Finding } from "./testing/synthesize.ts";

const findings = [...inject("synthesis").findings, ...inject("production").findings];

const accepts = (accepted: AcceptedFinding, finding: Finding) =>
  accepted.rule === finding.rule &&
  accepted.at.test(finding.path) &&
  (accepted.about?.test(finding.message) ?? true);

describe("cdk-nag's AWS Solutions rules", () => {
  it("find nothing that has no written reason, and CDK warns of nothing", () => {
    const unexplained = findings.filter((f) => !acceptedFindings.some((one) => accepts(one, f)));
    expect(unexplained).toEqual([]);
  });

  it("still find everything that has a reason", () => {
    const unused = acceptedFindings.filter((one) => !findings.some((f) => accepts(one, f)));
    expect(unused).toEqual([]);
  });
});
