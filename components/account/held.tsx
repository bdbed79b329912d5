import type { PersonData } from "@/services/take-away";
import { electionsHeld } from "./held-elections";
import { type Kind, whatHappened, whatTheySaid } from "./held-list";
import { officesHeld } from "./held-offices";
import { Held, HeldList } from "./held-section";
import { fullMoment, METHOD_WORDS } from "./words";

const LIMIT_WORDS: Record<string, string> = {
  export: "Downloads of this data",
  report: "Assessments as a PDF",
  office: "Offices made",
};

const RECOVERY_WORDS: Record<string, string> = {
  cancelled: "Cancelled",
  lapsed: "Ran out unused",
  finished: "You got back in by it",
};

/** Everything held about a person, kind by kind, in plain words. What there is none of is named in one sentence. */
export function HeldData({ data }: { data: PersonData }) {
  const kinds = kindsOf(data);
  const none = kinds.filter(({ rows }) => rows.length === 0).map(({ title }) => title.toLowerCase());
  return (
    <>
      <Held id="address" title="Your address">
        <p className="break-words">
          {data.person.address}, known here since {fullMoment(data.person.createdAt)}.
        </p>
      </Held>
      {kinds.map(
        ({ id, title, rows }) =>
          rows.length > 0 && (
            <Held key={id} id={id} title={title}>
              <HeldList rows={rows} />
            </Held>
          ),
      )}
      {none.length > 0 && (
        <Held id="nothing" title="Nothing is held of">
          <p>{none.join(", ")}.</p>
        </Held>
      )}
    </>
  );
}

function kindsOf(data: PersonData): Kind[] {
  return [
    ...howTheySignIn(data),
    ...whatTheySaid(data),
    ...officesHeld(data),
    ...electionsHeld(data),
    ...whoHelps(data),
    ...whatHappened(data),
  ];
}

function howTheySignIn({
  passkeys,
  organisations,
  sessions,
  links,
  invitations,
  challenges,
  recoveryCodes,
  recovery,
  limits,
  overviewRight,
}: PersonData): Kind[] {
  return [
    {
      id: "passkeys",
      title: "Passkeys",
      rows: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
        key: id,
        main: name,
        more: `Added ${fullMoment(createdAt)}, ${lastUsedAt ? `last used ${fullMoment(lastUsedAt)}` : "not used yet"}`,
      })),
    },
    {
      id: "organisations",
      title: "Signing in with your organisation",
      rows: organisations.map(({ id, linkedAt, lastUsedAt }) => ({
        key: id,
        main: "An account of your organisation signs you in",
        more: `Added ${fullMoment(linkedAt)}, ${lastUsedAt ? `last used ${fullMoment(lastUsedAt)}` : "not used yet"}`,
      })),
    },
    {
      id: "sessions",
      title: "Browsers signed in",
      rows: sessions.map(({ id, device, method, createdAt, lastSeenAt }) => ({
        key: id,
        main: device,
        more: `With ${METHOD_WORDS[method]}, since ${fullMoment(createdAt)}, last used ${fullMoment(lastSeenAt)}`,
      })),
    },
    {
      id: "recovery-codes",
      title: "Recovery codes",
      rows: recoveryCodes.map(({ id, createdAt }, n) => ({
        key: id,
        main: `Code ${n + 1}: only a mark of it is kept, from which nobody can read it`,
        more: `Made ${fullMoment(createdAt)}`,
      })),
    },
    {
      id: "recovery",
      title: "Getting back in by waiting",
      rows: recovery
        ? [
            {
              key: "recovery",
              main: recovery.endedAs ? RECOVERY_WORDS[recovery.endedAs] : "Under way",
              more: `Begun ${fullMoment(recovery.startedAt)}, kept until ${fullMoment(recovery.expiresAt)}. Letters about it: ${recovery.told}`,
            },
          ]
        : [],
    },
    {
      id: "under-way",
      title: "Sign-ins under way and counters",
      rows: [
        ...links.map(({ expiresAt }, n) => ({
          key: `link-${n}`,
          main: "A link to sign in was asked for",
          more: `Kept until ${fullMoment(expiresAt)}`,
        })),
        ...invitations.map(({ id, isWayBack, expiresAt }) => ({
          key: id,
          main: isWayBack
            ? "A fresh invitation, to get back in: of its code only a mark is kept"
            : "You were invited",
          more: `Kept until ${fullMoment(expiresAt)}`,
        })),
        ...challenges.map(({ id, expiresAt }) => ({
          key: id,
          main: "A passkey is being added",
          more: `Kept until ${fullMoment(expiresAt)}`,
        })),
        ...limits.map(({ limit, count, expiresAt }) => ({
          key: `limit-${limit}`,
          main: `${LIMIT_WORDS[limit ?? ""] ?? "Links to sign in"}, counted against too many: ${count}`,
          more: `Counted until ${fullMoment(expiresAt)}`,
        })),
      ],
    },
    {
      id: "overview",
      title: "Your right to read the overview",
      rows: overviewRight
        ? [
            {
              key: "overview",
              main: "You may read totals over everybody",
              more: `Since ${fullMoment(overviewRight.grantedAt)}`,
            },
          ]
        : [],
    },
  ];
}

function whoHelps({ help, recordedForOthers }: PersonData): Kind[] {
  return [
    {
      id: "help",
      title: "Help you named, or give",
      rows: help.map(({ id, asPrincipal, actions, isDraft, createdAt, expiresAt }) => ({
        key: id,
        main: asPrincipal
          ? isDraft
            ? "You chose somebody to help you, and have not confirmed it"
            : "You named somebody to help you"
          : "Somebody named you to help them",
        more: `Since ${fullMoment(createdAt)}, until ${fullMoment(expiresAt)}`,
        text: actions.length > 0 ? actions.join("\n") : null,
      })),
    },
    {
      id: "recorded-for-others",
      title: "What you recorded for somebody else",
      rows: recordedForOthers.map(({ how, at }, n) => ({
        key: `record-${n}`,
        main: how === "together" ? "A step done together" : "A step reported to you",
        more: fullMoment(at),
      })),
    },
  ];
}
