import { expect, it } from "vitest";
import { actionsOf, functions, resources } from "./template.ts";

const clocks = () =>
  resources("AWS::Events::Rule").filter(({ properties }) => properties.ScheduleExpression);

it("runs each cron function on its clock", () => {
  const names = new Map(Object.entries(functions()).map(([name, { id }]) => [`<${id}.Arn>`, name]));
  const schedules = Object.fromEntries(
    clocks().map(({ properties }) => [
      names.get(properties.Targets[0].Arn),
      properties.ScheduleExpression,
    ]),
  );
  expect(schedules).toEqual({
    reminders: "rate(1 minute)",
    "feedback-requests": "rate(5 minutes)",
    timeouts: "rate(1 minute)",
    "email-retries": "rate(1 minute)",
    retention: "cron(0 3 * * ? *)",
    jobs: "rate(1 minute)",
  });
});

it("has all clocks running", () => {
  expect(new Set(clocks().map(({ properties }) => properties.State))).toEqual(new Set(["ENABLED"]));
});

it("lets no clock send a mail: it queues it in the table", () => {
  for (const name of ["reminders", "feedback-requests", "timeouts", "email-retries", "retention"]) {
    expect(
      actionsOf(name).filter((action) => action.startsWith("ses:")),
      name,
    ).toEqual([]);
  }
});

it("lets retention and jobs remove objects, and the other clocks not even read one", () => {
  const touching = clocks().length;
  expect(touching).toBe(6);
  for (const name of ["reminders", "feedback-requests", "timeouts", "email-retries"]) {
    expect(
      actionsOf(name).filter((action) => action.startsWith("s3:")),
      name,
    ).toEqual([]);
  }
  expect(actionsOf("retention")).toContain("s3:DeleteObjectVersion");
  expect(actionsOf("jobs")).toContain("s3:DeleteObjectVersion");
});
