import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Duration } from "aws-cdk-lib/core";
import { type Function as LambdaFunction, type StackContext, use } from "sst/constructs";
import { Api } from "./api.ts";
import { Bus } from "./bus.ts";
import { Mail } from "./mail.ts";
import { Schedule } from "./schedule.ts";
import { readSettings } from "./settings.ts";
import { Socket } from "./socket.ts";
import { Stream } from "./stream.ts";

interface Watch {
  metric: IMetric;
  /** Alarm at or above it. */
  threshold: number;
  /** Periods of 5 minutes in a row. */
  periods?: number;
  description: string;
}

const period = Duration.minutes(5);

/** Alarms that somebody has to act on, told by e-mail, and a dashboard to look at then. */
export function Monitoring({ stack, app }: StackContext) {
  const settings = readSettings(app.stage);
  const { functions: http, stage } = use(Api);
  const { functions: cron, failures: scheduleFailures } = use(Schedule);
  const { functions: bus, failures: busFailures } = use(Bus);
  const { live, project, failures: streamFailures } = use(Stream);
  const { socket } = use(Socket);
  const { configurationSetName } = use(Mail);

  const topic = new Topic(stack, "alarms", {
    topicName: app.logicalPrefixedName("alarms"),
    displayName: `Luna ${app.stage}`,
    enforceSSL: true,
  });
  // The topic's own policy takes the place of the one by which the account's alarms may publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": app.account } },
    }),
  );
  if (settings.alertEmail) topic.addSubscription(new EmailSubscription(settings.alertEmail));

  const functions: Record<string, LambdaFunction> = {
    ...http,
    socket,
    live,
    project,
    ...bus,
    ...cron,
  };
  const queues = { streamFailures, busFailures, scheduleFailures };
  const errors = each(functions, (one) => one.metricErrors({ period }));
  const waiting = each(queues, (queue) =>
    queue.metricApproximateNumberOfMessagesVisible({ period, statistic: "Maximum" }),
  );
  const serverErrors = stage.metricServerError({ period, statistic: "Sum" });
  const requests = stage.metricCount({ period });
  const iteratorAge = (one: LambdaFunction) =>
    one.metric("IteratorAge", { period, statistic: "Maximum" });
  const reputation = (metricName: string) =>
    new Metric({
      namespace: "AWS/SES",
      metricName,
      dimensionsMap: { "ses:configuration-set": configurationSetName },
      period: Duration.hours(1),
      statistic: "Average",
    });

  const watches: Record<string, Watch> = {
    "stream-failures-alarm": {
      metric: waiting.streamFailures!,
      threshold: 1,
      description: "Writes that no projection or watcher has seen: see the runbook on redriving.",
    },
    "bus-failures-alarm": {
      metric: waiting.busFailures!,
      threshold: 1,
      description: "A mail, an upload or a delivery report was given up.",
    },
    "schedule-failures-alarm": {
      metric: waiting.scheduleFailures!,
      threshold: 1,
      description: "A clock's run failed; the next one tries again.",
    },
    "project-behind-alarm": {
      metric: iteratorAge(project),
      threshold: 120_000,
      periods: 2,
      description: "Metrics and totals are more than 2 minutes behind what was written.",
    },
    "live-behind-alarm": {
      metric: iteratorAge(live),
      threshold: 30_000,
      periods: 2,
      description: "Watchers see what happened more than 30 seconds ago.",
    },
    "throttles-alarm": {
      // Without a function's name: all of the account, whose concurrency they share.
      metric: new Metric({
        namespace: "AWS/Lambda",
        metricName: "Throttles",
        period,
        statistic: "Sum",
      }),
      threshold: 1,
      description: "Lambda refused calls: the account's concurrency is used up.",
    },
    "server-errors-alarm": {
      metric: serverErrors,
      threshold: 5,
      description: "The API answered 5xx at least five times in five minutes.",
    },
    "bounces-alarm": {
      metric: reputation("Reputation.BounceRate"),
      threshold: 0.04,
      description: "4 % of mails bounce; at 5 % SES puts the account under review.",
    },
    "complaints-alarm": {
      metric: reputation("Reputation.ComplaintRate"),
      threshold: 0.0008,
      description:
        "0.08 % of mails are complained about; at 0.1 % SES puts the account under review.",
    },
    ...Object.fromEntries(
      Object.entries(errors).map(([name, metric]) => [
        `${name}-errors-alarm`,
        {
          metric,
          threshold: 3,
          description: `The function ${name} failed three times in 5 minutes.`,
        },
      ]),
    ),
  };
  for (const [id, watch] of Object.entries(watches)) {
    const alarm = new Alarm(stack, id, {
      alarmName: app.logicalPrefixedName(id.replace(/-alarm$/, "")),
      alarmDescription: watch.description,
      metric: watch.metric,
      threshold: watch.threshold,
      evaluationPeriods: watch.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
  }

  const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
  new Dashboard(stack, "dashboard", {
    dashboardName: app.logicalPrefixedName("overview"),
    widgets: [
      [graph("Requests and server errors", [requests, serverErrors]), latencies()],
      [
        graph("Function errors", Object.values(errors)),
        graph("Waiting failures", Object.values(waiting)),
      ],
      [
        graph("Stream age (ms)", [iteratorAge(project), iteratorAge(live)]),
        graph(
          "Mail reputation",
          ["BounceRate", "ComplaintRate"].map((n) => reputation(`Reputation.${n}`)),
        ),
      ],
    ],
  });

  function latencies() {
    const at = (statistic: string) => stage.metricLatency({ period, statistic });
    return graph("Latency (ms)", [at("p50"), at("p95"), at("p99")]);
  }
}

function each<T>(all: Record<string, T>, metricOf: (one: T) => IMetric): Record<string, IMetric> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, metricOf(one)]));
}
