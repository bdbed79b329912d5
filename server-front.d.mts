import type { IncomingMessage, ServerResponse } from "node:http";

export const MOST_BODY_BYTES: number;
export function securityHeaders(isHttps: boolean): Record<string, string>;
export function clientAddress(request: IncomingMessage, trustedProxy: string | undefined): string;
export function createFront(options: {
  origin: string;
  trustedProxy?: string | undefined;
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
  onError?: (error: unknown) => void;
}): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
