import { ANSWER_WORDS, KIND_TITLES, LEVEL_WORDS } from "@/components/election/words";
import { inWords } from "@/domain/election/calendar";
import { ELECTION_KINDS } from "@/domain/election/kinds";
import type { PersonData } from "@/services/take-away";
import type { HeldRow } from "./held-section";
import { fullMoment } from "./words";

type Campaign = PersonData["campaigns"][number];

const titleOf = ({ name, kind }: Campaign) =>
  name || KIND_TITLES[ELECTION_KINDS.find((known) => known === kind) ?? "other"];
const day = (date: Date) => inWords(date.toISOString().slice(0, 10));

/** The elections somebody prepares for, as the page of everything held shows them. */
export function electionsHeld({
  campaigns,
  officeFeeds,
}: PersonData): { id: string; title: string; rows: HeldRow[] }[] {
  return [
    {
      id: "elections",
      title: "Elections you prepare for",
      rows: [
        ...campaigns.flatMap((one) => [
          {
            key: one.id,
            main: `${titleOf(one)}, polling day ${day(one.pollingDay)}`,
            more: [
              `Begun ${fullMoment(one.createdAt)}`,
              one.partOfId ? "part of your office’s" : "",
              one.sharesReadiness ? "readiness shared with your office" : "",
              one.endedAt ? `ended ${fullMoment(one.endedAt)}` : "",
            ]
              .filter(Boolean)
              .join(", "),
          },
          ...one.feeds.map((feed) => ({
            key: feed.id,
            main: "A private calendar address",
            more: `Made ${fullMoment(feed.createdAt)}. The address itself is not kept`,
          })),
        ]),
        ...officeFeeds.map(({ id, createdAt }) => ({
          key: id,
          main: "A private calendar address that you made for your office’s election",
          more: `Made ${fullMoment(createdAt)}. The address itself is not kept`,
        })),
      ],
    },
    {
      id: "statements",
      title: "What you answered in self-assessments",
      rows: campaigns.flatMap((one) =>
        one.answers.map(({ campaignId, statementId, statement, answer, updatedAt }) => ({
          key: `${campaignId}-${statementId}`,
          main: (
            <>
              {statement} <strong>{answer ? ANSWER_WORDS[answer] : "No longer offered"}</strong>
            </>
          ),
          more: fullMoment(updatedAt),
        })),
      ),
    },
    {
      id: "assessments",
      title: "Self-assessments you took",
      rows: campaigns.flatMap((one) =>
        one.assessments.map(({ id, snapshot, takenAt }) => ({
          key: id,
          main: `${titleOf(one)}: ${LEVEL_WORDS[snapshot.level]}`,
          more: `${fullMoment(takenAt)}, edition of ${inWords(snapshot.edition)}, rules ${snapshot.rules}`,
          text: snapshot.areas
            .map(({ title, level }) => `${title}: ${level ? LEVEL_WORDS[level] : "not for you"}`)
            .join("\n"),
        })),
      ),
    },
    {
      id: "plan-dates",
      title: "Dates of your plan that you moved",
      rows: campaigns.flatMap((one) =>
        one.planDates.map(({ campaignId, actionId, title, dueOn, updatedAt }) => ({
          key: `${campaignId}-${actionId}`,
          main: `${title}: ${day(dueOn)}`,
          more: fullMoment(updatedAt),
        })),
      ),
    },
  ];
}
