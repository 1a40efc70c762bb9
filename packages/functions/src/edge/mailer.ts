import { connectMailer } from "@luna/core/aws/mailer";
import { optionalSetting, setting } from "../env.ts";

/** What functions that send mail need beside the rest. */
export const mailWorld = () => ({
  mailer: connectMailer({
    from: setting("fromEmail"),
    replyTo: optionalSetting("replyToEmail"),
    configurationSet: setting("configurationSet"),
  }),
});
