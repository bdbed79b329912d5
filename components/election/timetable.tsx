import { Sources } from "@/components/ui/sources";
import { inWords } from "@/domain/election/calendar";
import { registerByInWords } from "@/domain/election/timetable";
import type { CampaignView } from "@/services/campaign";

/** The days of a general election, and how they are counted. Nothing for another kind. */
export function Timetable({ campaign: { timetable, dissolutionGiven } }: { campaign: CampaignView }) {
  if (!timetable) return null;
  const dates = [
    { label: "Dissolution", words: inWords(timetable.dissolution) },
    { label: "Nominations close", words: `${inWords(timetable.nominationsClose)} at 4 pm` },
    { label: "Last day to register to vote", words: registerByInWords(timetable.registerBy) },
    { label: "Polling day", words: inWords(timetable.pollingDay) },
  ];
  const { leftOut } = timetable;
  return (
    <section aria-labelledby="timetable" className="mb-12">
      <h2 id="timetable">
        {dissolutionGiven ? "The timetable that the law gives" : "The timetable, worked out from polling day"}
      </h2>
      <dl className="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {dates.map(({ label, words }) => (
          <div key={label}>
            <dt className="text-quiet text-small">{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="measure mt-4 text-quiet text-small">
        Polling day is the 25th working day after dissolution. A bank holiday in any part of the UK does not
        count
        {leftOut.length > 0 &&
          `: here ${leftOut.map(({ name, date }) => `${name} on ${inWords(date)}`).join("; ")}`}
        . The last day to register is counted by the bank holidays of the part of the UK where a person votes,
        and a special rule can change it: check it with your electoral registration office.{" "}
        <Sources ids={["cl-timetable", "hounslow-tt", "rpa-1983-rules", "gov-bank-holidays"]} />
      </p>
    </section>
  );
}
