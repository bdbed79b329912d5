import { londonDay } from "@/components/checklist/words";
import { MOVE_ITEM_WORDS, MOVE_WORDS, OFFICE_STATUS_WORDS } from "@/components/office/action-words";
import { officeEventInWords } from "@/components/office/event-words";
import { AS_ROLE, LEVEL_WORDS } from "@/components/office/words";
import type { Role } from "@/domain/access/grants";
import type { Level } from "@/domain/access/office-view";
import { COUNTED_BY_DAY } from "@/domain/office-event";
import type { PersonData } from "@/services/take-away";
import type { HeldRow } from "./held-section";
import { fullMoment } from "./words";

const asRole = (role: string) => AS_ROLE[role as Role] ?? role;
const words = <K extends string>(of: Record<K, string>, key: string) => of[key as K] ?? key;

/** What offices hold about a person, as the page of everything held shows it. */
export function officesHeld(data: PersonData): { id: string; title: string; rows: HeldRow[] }[] {
  return [
    {
      id: "offices",
      title: "Offices you are in",
      rows: data.memberships.map(({ id, office, role, name, level, createdAt }) => ({
        key: id,
        main: `${office}, as ${asRole(role)}`,
        more: `Called ${name} there. It sees: ${LEVEL_WORDS[level as Level]?.title.toLowerCase() ?? level}. Since ${fullMoment(createdAt)}`,
      })),
    },
    {
      id: "office-invitations",
      title: "Invitations into offices",
      rows: data.officeInvitations.map(({ id, office, address, role, forMe, byMe, expiresAt }) => ({
        key: id,
        main: forMe
          ? `You are invited into ${office}, as ${asRole(role)}`
          : `You invited ${address} into ${office}, as ${asRole(role)}`,
        more: `${forMe && byMe ? "By yourself. " : ""}Waits until ${fullMoment(expiresAt)}`,
      })),
    },
    {
      id: "office-record",
      title: "What happened in offices: about you, by you, or to everybody in them",
      rows: byDay(data.officeEvents).map(({ event: { id, code, byMe, aboutMe, detail, at }, times }) => ({
        key: id,
        main: officeEventInWords({
          code,
          by: null,
          about: null,
          times,
          isByMe: byMe,
          isAboutMe: aboutMe,
          detail,
        }),
        more: `${times > 1 ? "Last " : ""}${fullMoment(at)}`,
      })),
    },
    {
      id: "office-changes",
      title: "What you did on actions of an office",
      rows: [
        ...data.officeChanges.map(({ id, title, what, status, at }) => ({
          key: id,
          main: `${title}: ${changeInWords(what, status)}`,
          more: fullMoment(at),
        })),
        ...data.officeMoves.map(({ id, name, kind, createdAt }) => ({
          key: id,
          main: `You began a list: ${name} ${words(MOVE_WORDS, kind)}`,
          more: fullMoment(createdAt),
        })),
        ...data.officeMoveItems.map(({ moveId, itemId, status, setAt }) => ({
          key: `${moveId}-${itemId}`,
          main: `On such a list you set a step: ${words(MOVE_ITEM_WORDS, status)}`,
          ...(setAt ? { more: fullMoment(setAt) } : {}),
        })),
      ],
    },
  ];
}

type HeldEvent = PersonData["officeEvents"][number];

/** Each event, of which the last of a day stands for what was done over and over; the download has every one. */
function byDay(events: readonly HeldEvent[]): { event: HeldEvent; times: number }[] {
  const lines = new Map<string, { event: HeldEvent; times: number }>();
  for (const event of events) {
    const { id, officeId, code, byMe, aboutMe, at } = event;
    const isCounted = COUNTED_BY_DAY.some((one) => one === code);
    const key = isCounted ? `${officeId} ${code} ${byMe} ${aboutMe} ${londonDay(at)}` : id;
    lines.set(key, { event, times: (lines.get(key)?.times ?? 0) + 1 });
  }
  return [...lines.values()];
}

function changeInWords(what: string, status: string): string {
  if (what === "planned") return "who does it, and by when";
  if (what === "note") return "its note";
  return words(OFFICE_STATUS_WORDS, status);
}
