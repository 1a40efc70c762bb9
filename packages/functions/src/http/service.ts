import { access } from "@luna/contracts/routes/access";
import { dashboard } from "@luna/contracts/routes/dashboard";
import { emails } from "@luna/contracts/routes/emails";
import { service } from "@luna/contracts/routes/service";
import * as ReadMe from "@luna/core/access/read-me";
import * as RedeemCode from "@luna/core/access/redeem-code";
import * as RequestLink from "@luna/core/access/request-link";
import * as AcknowledgeAlert from "@luna/core/alert/acknowledge";
import * as AlertList from "@luna/core/alert/list";
import * as Audit from "@luna/core/audit/list";
import { lazyBucket } from "@luna/core/aws/lazy-bucket";
import * as Overview from "@luna/core/dashboard/read-overview";
import * as EmailList from "@luna/core/email/list";
import * as EmailMessage from "@luna/core/email/message";
import * as EmailRead from "@luna/core/email/read";
import * as EmailResend from "@luna/core/email/resend";
import * as EmailStatistics from "@luna/core/email/statistics";
import * as EmailUnsubscribe from "@luna/core/email/unsubscribe";
import * as CreateIssue from "@luna/core/issue/create";
import * as IssueList from "@luna/core/issue/list";
import * as UpdateIssue from "@luna/core/issue/update";
import * as Pairing from "@luna/core/pairing/pair-program";
import * as Health from "@luna/core/service/health";
import * as ReadDocs from "@luna/core/service/read-docs";
import * as ReadOpenApi from "@luna/core/service/read-open-api";
import * as ListStaff from "@luna/core/staff/list";
import * as UpdateMe from "@luna/core/staff/update-me";
import * as Study from "@luna/core/study/read";
import * as Ticket from "@luna/core/ticket/issue-ticket";
import { http } from "../edge/http.ts";
import { setting } from "../env.ts";

export const handler = http(
  { ...access, ...emails, ...dashboard, ...service },
  {
    requestLink: RequestLink.requestLink,
    redeemCode: RedeemCode.redeemCode,
    pairProgram: Pairing.pairProgram,
    readMe: ReadMe.readMe,
    updateMe: UpdateMe.updateMe,
    listStaff: ListStaff.list,
    readStudy: Study.read,
    listAudit: Audit.list,
    listEmails: EmailList.listEmails,
    readEmail: EmailRead.readEmail,
    emailStatistics: EmailStatistics.emailStatistics,
    sendMessage: EmailMessage.sendMessage,
    resendEmail: EmailResend.resendEmail,
    unsubscribe: EmailUnsubscribe.unsubscribe,
    showUnsubscribe: EmailUnsubscribe.showUnsubscribe,
    readOverview: Overview.readOverview,
    listAlerts: AlertList.list,
    acknowledgeAlert: AcknowledgeAlert.acknowledge,
    listIssues: IssueList.list,
    createIssue: CreateIssue.create,
    updateIssue: UpdateIssue.update,
    issueTicket: Ticket.issueTicket,
    readHealth: Health.readHealth,
    readStatus: Health.readStatus,
    readOpenApi: ReadOpenApi.readOpenApi,
    readDocs: ReadDocs.readDocs,
  },
  () => ({ bucket: lazyBucket(setting("bucketName")) }),
);
