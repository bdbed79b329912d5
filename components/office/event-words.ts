import type { Role } from "@/domain/access/grants";
import type { Level } from "@/domain/access/office-view";
import type { OfficeEventCode } from "@/domain/office-event";
import type { OfficeEventView } from "@/services/office-record";
import { AS_ROLE, LEVEL_WORDS } from "./words";

type Said = Pick<OfficeEventView, "code" | "by" | "isByMe" | "isAboutMe" | "detail">;

/** What happened in an office, as a sentence to the person it is read by. */
export function officeEventInWords(event: Said): string {
  const who = event.isByMe ? "You" : (event.by ?? "Somebody");
  return `${who} ${DEED[event.code](event)}.`;
}

const you = ({ isAboutMe, isByMe }: Said) => (isAboutMe && !isByMe ? "you" : null);
const level = (id: string | null) => LEVEL_WORDS[id as Level]?.title.toLowerCase() ?? "something else";

const DEED: Record<OfficeEventCode, (event: Said) => string> = {
  "office-made": () => "created the office",
  "office-renamed": () => "gave the office another name",
  "office-ended": () => "ended the office",
  "person-joined": () => "joined the office",
  "person-left": () => "left the office",
  "person-removed": (event) => `took ${you(event) ?? "somebody"} out of the office`,
  "role-changed": (event) =>
    `made ${you(event) ?? (event.isAboutMe ? "yourself" : "somebody")} ${AS_ROLE[event.detail as Role] ?? "something else"}`,
  "sharing-changed": ({ detail }) => `chose what the office sees: ${level(detail)}`,
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
