import type { NextRequest } from "next/server";
import { z } from "zod";
import { TEAM_COLUMNS, teamTable } from "@/components/office/team-table";
import { DomainError } from "@/domain/errors";
import { currentActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { csvFile } from "@/lib/csv";
import { logFailure } from "@/lib/log";
import { signInPath } from "@/lib/return-path";
import { getTeam } from "@/services/office";

const PAGE = "/office/report";
const formSchema = z.strictObject({ office: z.uuid() });

/** The team as a spreadsheet. A form posts here, so that no link elsewhere can start it. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    const now = new Date();
    const actor = await currentActor();
    if (!actor) return goTo(signInPath(PAGE));
    const form = formSchema.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) return goTo("/not-found");
    const result = await getTeam(actor, form.data.office, now, "team-taken-away");
    if (!result.ok) return goTo(`/sign-in?again=1&next=${encodeURIComponent(PAGE)}`);
    return csvFile(`team-${londonDate(now)}.csv`, [[...TEAM_COLUMNS], ...teamTable(result.team)]);
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return goTo("/not-found");
    logFailure("office.csv", error);
    return goTo("/unavailable");
  }
}

/** Somebody who reloads the address finds the page with the button. */
export async function GET(): Promise<Response> {
  return goTo((await currentActor()) ? PAGE : signInPath(PAGE));
}

function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
}
