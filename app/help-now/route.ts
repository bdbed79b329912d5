import type { NextRequest } from "next/server";
import { loadCatalogue } from "@/lib/content";
import { helpNowHtml } from "./help-now-html";

export function GET(request: NextRequest): Response {
  const html = helpNowHtml(loadCatalogue(), request.headers.get("x-nonce") ?? "");
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
