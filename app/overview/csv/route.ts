import { overviewRows } from "@/components/overview/overview-rows";
import { currentActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { csvFile } from "@/lib/csv";
import { failed, goTo } from "@/lib/own-file";
import { signInPath } from "@/lib/return-path";
import { getOverview } from "@/services/overview";

const PAGE = "/overview";

/** The overview as a spreadsheet. A form posts here, so that no link elsewhere can start it. */
export async function POST(): Promise<Response> {
  try {
    const now = new Date();
    const actor = await currentActor();
    if (!actor) return goTo(signInPath(PAGE));
    const result = await getOverview(actor, now);
    if (!result.ok) return goTo(`/sign-in?again=1&next=${encodeURIComponent(PAGE)}`);
    return csvFile(`overview-${londonDate(now)}.csv`, overviewRows(result.overview));
  } catch (error) {
    return failed("overview.csv", error);
  }
}

/** Somebody who reloads the address finds the page with the button. */
export async function GET(): Promise<Response> {
  return goTo((await currentActor()) ? PAGE : signInPath(PAGE));
}
