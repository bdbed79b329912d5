import { inWords } from "@/domain/election/calendar";
import type { HeldCampaign } from "@/services/campaign";
import { KIND_TITLES, NATION_WORDS } from "./words";

/** What taking part, or saving it again, makes of one's own election. Nothing where the two are alike. */
export function PartChanges({ own, office }: { own: HeldCampaign | null; office: HeldCampaign }) {
  if (!own)
    return <p className="measure mt-3">This begins one of your own, for {inWords(office.pollingDay)}.</p>;
  const changes = changesOf(own, office);
  if (changes.length === 0) return null;
  return (
    <div className="card measure mt-4 border-attention bg-attention-wash">
      <p className="font-semibold">What becomes of your own election</p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </div>
  );
}

function changesOf(own: HeldCampaign, office: HeldCampaign): string[] {
  const changes: string[] = [];
  const isAnotherKind = own.kind !== office.kind || own.nation !== office.nation;
  if (isAnotherKind) changes.push(`${whatOf(own)} becomes ${whatOf(office)}.`);
  if (own.pollingDay !== office.pollingDay)
    changes.push(
      `Your own polling day, ${inWords(own.pollingDay)}, becomes ${inWords(office.pollingDay)}. The phases follow, and so do the days of your plan that you did not move.`,
    );
  else if (!isAnotherKind && office.dissolution && own.dissolution !== office.dissolution)
    changes.push(`Your phases follow the office’s day of dissolution, ${inWords(office.dissolution)}.`);
  if (own.partOfId !== null && own.partOfId !== office.id)
    changes.push("You take part in the election of another office. That ends, and it sees nothing more.");
  return changes;
}

function whatOf({ kind, nation }: HeldCampaign): string {
  return nation ? `${KIND_TITLES[kind]} (${NATION_WORDS[nation]})` : KIND_TITLES[kind];
}
