/** The environment of a function as the stacks set it, every service at one local address. */
export function functionEnvironment(endpoint: string): Record<string, string> {
  return {
    TZ: "UTC",
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
    AWS_ENDPOINT_URL: endpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    STAGE: "bench",
    TABLE_NAME: "bench",
    BUCKET_NAME: "bench",
    SECRET_ARN: "arn:aws:secretsmanager:eu-central-1:000000000000:secret:bench",
    API_URL: "https://api.example",
    WEBSOCKET_URL: "wss://socket.example/bench",
    PORTAL_URL: "https://portal.example",
    OIDC_ISSUER: endpoint,
    OIDC_CLIENT_ID: "bench",
    OIDC_GROUPS_CLAIM: "cognito:groups",
    STUDY_NAME: "Bench",
    CONTROLLER_NAME: "Bench",
    PRIVACY_CONTACT: "privacy@luna.example",
    PRIVACY_NOTICE_URL: "https://portal.example/privacy",
    BRAND_COLOR: "#4f46e5",
    RETENTION_DAYS: "365",
    MAX_FILE_SIZE: "52428800",
    MAX_RECORDING_SIZE: "5368709120",
  };
}
