import type { NextRequest } from "next/server";
import { REPORT_FOR } from "@/domain/election/report";
import { currentActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { failed, fileResponse, goTo } from "@/lib/own-file";
import { plainPage } from "@/lib/plain-page";
import { signInPath } from "@/lib/return-path";
import { getReportPdf } from "@/services/report";

type Context = RouteContext<"/election/assessments/[id]/pdf">;

/** The report as a PDF; `for=others` is the one that names no weakness. The file's name says nothing about either. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  try {
    const { id } = await params;
    const actor = await currentActor();
    if (!actor) return goTo(signInPath("/election"));
    const wanted = request.nextUrl.searchParams.get("for");
    const who = REPORT_FOR.find((known) => known === wanted) ?? "me";
    const now = new Date();
    const result = await getReportPdf(actor, id, who, now);
    if (result.ok) return fileResponse(result.bytes, "application/pdf", `check-up-${londonDate(now)}.pdf`);
    return plainPage(
      {
        status: 429,
        title: "That was a lot of reports in an hour",
        sentences: ["Wait a little, then make it again. The page itself can be printed at any time."],
        links: [{ href: `/election/assessments/${id}/report`, words: "The report as a page" }],
        retryAfterSeconds: result.retryAfterSeconds,
      },
      request.headers.get("x-nonce") ?? "",
    );
  } catch (error) {
    return failed("election.report", error);
  }
}
