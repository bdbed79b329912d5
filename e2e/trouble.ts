import type { BrowserContext, Request } from "playwright/test";

export type Trouble = {
  /** Lets pass what this test brings about on purpose, such as a refused script. */
  allow: (...patterns: RegExp[]) => void;
};

/** Notes everything in this context that a visitor's browser should never say or do. */
export function watchContext(context: BrowserContext, origin: string, seen: string[]): void {
  const documents = new Set<string>();
  context.on("request", (request) => {
    if (isDocument(request)) documents.add(request.url());
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) seen.push(`request to ${url.origin}`);
  });
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" && !/Content Security Policy|Trusted/.test(text)) return;
    // A page that answers 404 or 503 on purpose is reported as a failed resource too; so is being offline.
    const isOwnAnswer = text.startsWith("Failed to load resource") && documents.has(message.location().url);
    if (isOwnAnswer || text.includes("ERR_INTERNET_DISCONNECTED")) return;
    seen.push(`console: ${text}`);
  });
  context.on("weberror", (error) => seen.push(`error: ${error.error().message}`));
}

function isDocument(request: Request): boolean {
  return request.isNavigationRequest();
}
