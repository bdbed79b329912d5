import { HOW_WORDS, inWords, STATUS_WORDS } from "@/components/checklist/words";
import { NOT_FOR_ME_REASONS } from "@/domain/status";
import type { PersonData } from "@/services/take-away";
import type { HeldRow } from "./held-section";
import { eventInWords, fullMoment } from "./words";

/** One kind of what is held, with its rows. */
export type Kind = { id: string; title: string; rows: HeldRow[] };

const reasonWords = (reason: string | null) =>
  reason ? ` (${NOT_FOR_ME_REASONS.find(({ id }) => id === reason)?.label.toLowerCase() ?? reason})` : "";

/** What a person told us and recorded on their list. */
export function whatTheySaid({ answers, statuses, notes, sitting, events, reminder }: PersonData): Kind[] {
  return [
    {
      id: "answers",
      title: "Your answers",
      rows: answers.map(({ questionId, question, inWords, updatedAt }) => ({
        key: questionId,
        main: (
          <>
            {question} <strong>{inWords.length > 0 ? inWords.join(", ") : "Skipped"}</strong>
          </>
        ),
        more: fullMoment(updatedAt),
      })),
    },
    {
      id: "statuses",
      title: "Where each step stands",
      rows: statuses.map(({ actionId, title, status, reason, reasonText, revision, how, setAt }) => ({
        key: actionId,
        main: (
          <>
            {title}: <strong>{STATUS_WORDS[status]}</strong>
            {reasonWords(reason)}
          </>
        ),
        more: `${fullMoment(setAt)}, ${HOW_WORDS[how]}, against revision ${revision} of the guidance`,
        text: reasonText,
      })),
    },
    {
      id: "notes",
      title: "Your private notes",
      rows: notes
        .filter(({ text }) => text)
        .map(({ actionId, title, text, updatedAt }) => ({
          key: actionId,
          main: title,
          more: fullMoment(updatedAt),
          text,
        })),
    },
    {
      id: "sitting",
      title: "A sitting under way",
      rows: sitting
        ? [
            {
              key: "sitting",
              main: `${sitting.minutes} minutes, step ${Math.min(sitting.position + 1, sitting.steps.length)} of ${sitting.steps.length}`,
              more: `Begun ${fullMoment(sitting.startedAt)}`,
              text: sitting.titles.join("\n"),
            },
          ]
        : [],
    },
    {
      id: "events",
      title: "What you told us has happened",
      rows: events.map(({ eventId, words, at }) => ({ key: eventId, main: words, more: fullMoment(at) })),
    },
    {
      id: "reminders",
      title: "Reminders you asked for",
      rows: reminder
        ? [
            {
              key: "reminder",
              main: reminder.rhythm === "weekly" ? "Once a week" : "When something falls due",
              more: `Since ${fullMoment(reminder.chosenAt)}, ${reminder.lastSentAt ? `last sent ${fullMoment(reminder.lastSentAt)}` : "none sent yet"}. Changes after the edition of ${inWords(reminder.edition)} count.`,
            },
          ]
        : [],
    },
  ];
}

/** What happened to their list and their account. */
export function whatHappened({ changes, accountEvents, mails }: PersonData): Kind[] {
  return [
    {
      id: "history",
      title: "History of your steps",
      rows: changes.map(({ id, title, status, reason, revision, how, at }) => ({
        key: id,
        main: `${title}: ${STATUS_WORDS[status]}${reasonWords(reason)}`,
        more: `${fullMoment(at)}, ${HOW_WORDS[how]}, against revision ${revision} of the guidance`,
      })),
    },
    {
      id: "record",
      title: "What happened to your account",
      rows: accountEvents.map(({ id, code, by, at }) => ({
        key: id,
        main: eventInWords({ code, by }),
        more: fullMoment(at),
      })),
    },
    {
      id: "mails",
      title: "Mails to you that are kept",
      rows: mails.map(({ id, subject, text, createdAt }) => ({
        key: id,
        main: subject,
        more: fullMoment(createdAt),
        text,
      })),
    },
  ];
}
