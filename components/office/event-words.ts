import type { Role } from "@/domain/access/grants";
import type { Level } from "@/domain/access/office-view";
import type { OfficeEventCode } from "@/domain/office-event";
import type { OfficeEventView } from "@/services/office-record";
import { AS_ROLE, LEVEL_WORDS, timesThatDay } from "./words";

type Said = Pick<OfficeEventView, "code" | "by" | "about" | "times" | "isByMe" | "isAboutMe" | "detail">;

/** What happened in an office, as a sentence to the person it is read by. */
export function officeEventInWords(event: Said): string {
  const who = event.isByMe ? "You" : (event.by ?? "Somebody");
  return `${who} ${DEED[event.code](event)}${timesThatDay(event.times)}.`;
}

const you = ({ isAboutMe, isByMe }: Said) => (isAboutMe && !isByMe ? "you" : null);
/** Whose role changed: a colleague's name, where they are still there. */
const whom = (event: Said) => you(event) ?? (event.isAboutMe ? "yourself" : (event.about ?? "somebody"));
const role = (id: string | null) => AS_ROLE[id as Role] ?? "something else";
const level = (id: string | null) => LEVEL_WORDS[id as Level]?.title.toLowerCase() ?? "something else";

const DEED: Record<OfficeEventCode, (event: Said) => string> = {
  "office-made": () => "created the office",
  "office-renamed": () => "gave the office another name",
  "office-ended": () => "ended the office",
  // Of somebody else's coming, only that of a manager is read.
  "person-joined": ({ isByMe, detail }) =>
    isByMe ? "joined the office" : `joined the office as ${role(detail)}`,
  "person-left": () => "left the office",
  "person-removed": (event) => `took ${you(event) ?? "somebody"} out of the office`,
  "role-changed": (event) => `made ${whom(event)} ${role(event.detail)}`,
  "sharing-changed": ({ detail }) => `chose what the office sees: ${level(detail)}`,
  "name-changed": ({ isByMe }) => `changed the name ${isByMe ? "you" : "they"} go by in the office`,
  invited: () => "invited somebody",
  "invitation-ended": () => "ended an invitation",
  "team-read": () => "looked at the team’s page",
  "takers-read": () => "looked at who has taken the assessment for the election",
  "team-taken-away": () => "took the team’s page away, on paper or as a file",
  nudged: (event) => `asked ${you(event) ?? "somebody"} to look at their checklist`,
  "help-named": (event) => `named ${you(event) ?? "somebody"} to help with their list`,
  "help-read": (event) => `looked at the steps that ${you(event) ?? "somebody"} opened to them`,
  "help-ended": () => "ended somebody’s help with a list",
};
