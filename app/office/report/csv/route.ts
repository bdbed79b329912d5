import type { NextRequest } from "next/server";
import { z } from "zod";
import { teamTable } from "@/components/office/team-table";
import { currentActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { csvFile } from "@/lib/csv";
import { failed, goTo } from "@/lib/own-file";
import { backTo, signInAgainPath, signInPath } from "@/lib/return-path";
import { getTeam } from "@/services/office";

const PAGE = "/office/report";
const formSchema = z.strictObject({ office: z.uuid() });

/** The team as a spreadsheet. A form posts here, so that no link elsewhere can start it. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    const now = new Date();
    const actor = await currentActor();
    // What is no form at all is not ours either.
    const sent = await request.formData().catch(() => null);
    const form = formSchema.safeParse(sent && Object.fromEntries(sent));
    if (!actor) return goTo(signInPath(backTo(PAGE, { office: form.data?.office })));
    if (!form.success) return goTo("/not-found");
    const result = await getTeam(actor, form.data.office, now, "team-taken-away");
    if (!result.ok) return goTo(signInAgainPath(backTo(PAGE, form.data)));
    const { columns, rows } = teamTable(result.team);
    return csvFile(`team-${londonDate(now)}.csv`, [columns, ...rows]);
  } catch (error) {
    return failed("office.csv", error);
  }
}

/** Somebody who reloads the address finds the page with the button. */
export async function GET(): Promise<Response> {
  return goTo((await currentActor()) ? PAGE : signInPath(PAGE));
}
