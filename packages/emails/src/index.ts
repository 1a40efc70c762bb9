export { Brand } from "./brand.ts";
export { localClock, localDay, localTime } from "./local-time.ts";
export { type EmailRequest, type RenderedEmail, renderEmail } from "./render-email.tsx";
export { type EmailProps, emailPropsSchemas } from "./templates.ts";
