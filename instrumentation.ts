import type { Instrumentation } from "next";

/** Checks settings and content before the first request, and starts the daily work. A throw would leave a server that answers 500 to everything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { checkOrExit } = await import("@/lib/start-checks");
    checkOrExit();
    const { removeExpiredDaily } = await import("@/services/retention");
    removeExpiredDaily();
    const { runScheduledHourly } = await import("@/services/scheduled");
    runScheduledHourly();
    const { sendWaitingByTheMinute } = await import("@/lib/mail");
    sendWaitingByTheMinute();
    const { tendRecoveriesRegularly } = await import("@/services/recovery-mail");
    tendRecoveriesRegularly();
  }
}

export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logRequestError } = await import("@/lib/start-checks");
    logRequestError(error, context.routePath, context.routeType);
  }
};
