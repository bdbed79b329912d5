import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { inWords } from "@/components/checklist/words";
import { StandingsBar } from "@/components/office/standings-bar";
import { StrongFirst } from "@/components/office/strong-first";
import { teamTable } from "@/components/office/team-table";
import { TeamTopics } from "@/components/office/team-topics";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { WideTable } from "@/components/ui/wide-table";
import { currentOffice } from "@/domain/access/current-office";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { backTo } from "@/lib/return-path";
import { getTeam } from "@/services/office";

export const metadata: Metadata = { title: "The team, to take away" };

export default async function ReportPage({ searchParams }: PageProps<"/office/report">) {
  const { office: asked } = await searchParams;
  const actor = await requireActor(backTo("/office/report", { office: asked }));
  const now = new Date();
  const here = await orNotFound(() => currentOffice(actor, asked));
  if (!here) redirect("/office");
  const { officeId } = here;
  const result = await orNotFound(() => getTeam(actor, officeId, now, "team-taken-away"));
  if (!result.ok) {
    return (
      <Page title="The team, to take away">
        <StrongFirst
          to={backTo("/office/report", { office: officeId })}
          why="To take your team’s page away"
          isLocal={result.isLocal}
        />
      </Page>
    );
  }
  const { office, people, counts, topics } = result.team;
  const { columns, rows } = teamTable(result.team);
  return (
    <Page
      wide
      title={office.name}
      eyebrow={`The team on ${inWords(londonDate(now))}`}
      back={{ href: `/office?office=${office.id}`, label: "The team" }}
    >
      <div className="no-print mb-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <form action="/office/report/csv" method="post">
          <input type="hidden" name="office" value={office.id} />
          <Button look="quiet">Download as a spreadsheet (CSV)</Button>
        </form>
        <p className="measure text-quiet text-small">
          Or print this page: it is made for one sheet. Everybody on it can read that you took it away. Paper
          and files are not protected here: bring them back or destroy them.
        </p>
      </div>
      <div className="grid gap-8 sm:grid-cols-2 print:grid-cols-2">
        <section aria-labelledby="standings">
          <h2 id="standings" className="mb-3">
            {counts["up-to-date"]} of {people.length} up to date
          </h2>
          <StandingsBar counts={counts} />
        </section>
        {topics.length > 0 && (
          <section aria-labelledby="topics">
            <h2 id="topics">Topics</h2>
            <p className="mt-2 text-quiet text-small">Over everybody but whoever took this away.</p>
            <TeamTopics topics={topics} />
          </section>
        )}
      </div>
      <div className="mt-8">
        <WideTable label="The team">
          <table className="w-full border-collapse text-left text-small">
            <caption className="sr-only">The team, one row for each person</caption>
            <thead>
              <tr className="border-quiet border-b">
                {columns.map((column) => (
                  <th key={column} scope="col" className="py-2 pr-4 align-bottom">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, n) => (
                <tr key={people[n]?.membershipId} className="border-line border-b align-top">
                  {cells.map((cell, column) =>
                    column === 0 ? (
                      <th key={columns[column]} scope="row" className="py-2 pr-4 font-semibold">
                        {cell}
                      </th>
                    ) : (
                      <td key={columns[column]} className="py-2 pr-4">
                        {cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </div>
      <p className="mt-6 text-quiet text-small">
        What people told us, checked by nobody. Each person chooses how much of it the office sees.
      </p>
    </Page>
  );
}
