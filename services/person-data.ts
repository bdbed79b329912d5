import "server-only";
import type { SignInMethod } from "@/domain/access/grants";
import type { AccountEventRow } from "@/domain/account-event";
import type { How } from "@/domain/provenance";
import type { Rhythm } from "@/domain/reminder";
import type { Status } from "@/domain/status";
import type { Prisma } from "@/generated/prisma/client";
import { addressHash, openAddress } from "@/lib/address";
import { asCalendarDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { keyedHash, open, SealError } from "@/lib/crypto";
import { openPasskeyName } from "@/lib/passkey";
import { limitKeys } from "@/lib/rate-limit";
import { deviceOf } from "@/lib/session";
import { campaignsOf } from "@/services/campaign-data";
import { notePlace, reasonPlace } from "@/services/checklist";
import { invitedAddress } from "@/services/invite";
import { officeData } from "@/services/office-data";
import { answerPlace } from "@/services/profile";

type Db = Prisma.TransactionClient;

/**
 * Everything held about one person, unsealed, with the words that codes stand for. The page and the download both
 * come from here, so that they cannot differ; a test holds it against every column of the schema.
 */
export async function collect(tx: Db, personId: string) {
  const where = { personId };
  const { id, emailSealed, createdAt } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  const address = openAddress(id, emailSealed);
  const sessions = await tx.session.findMany({ where, orderBy: { createdAt: "asc" } });
  const passkeys = await tx.passkey.findMany({ where, orderBy: { createdAt: "asc" } });
  const organisations = await tx.orgAccount.findMany({ where, orderBy: { linkedAt: "asc" } });
  const challenges = await tx.challenge.findMany({ where, orderBy: { expiresAt: "asc" } });
  const links = await tx.signInToken.findMany({ where: { identifierHash: linkHash(address) } });
  const invitations = await tx.invitation.findMany({ where: { addressHash: addressHash(address) } });
  const help = await tx.help.findMany({
    where: { OR: [{ principal: { personId } }, { aide: { personId } }] },
    include: { principal: true, aide: true },
    orderBy: { createdAt: "asc" },
  });
  const recorded = await tx.statusChange.findMany({
    where: { byId: personId, personId: { not: personId } },
    orderBy: { at: "asc" },
    select: { how: true, at: true },
  });
  const events = await tx.personEvent.findMany({ where, orderBy: { at: "asc" } });
  const accountEvents = await tx.accountEvent.findMany({ where, orderBy: { at: "asc" } });
  const recoveryCodes = await tx.recoveryCode.findMany({ where, orderBy: { id: "asc" } });
  const recovery = await tx.recovery.findUnique({ where });
  const sitting = await tx.sitting.findUnique({ where });
  const reminder = await tx.reminder.findUnique({ where });
  const overviewRight = await tx.overviewRight.findUnique({ where });
  const campaigns = await campaignsOf(tx, personId);
  const catalogue = loadCatalogue();
  const title = (actionId: string) => catalogue.actionById.get(actionId)?.title ?? actionId;
  return {
    person: { id, address, createdAt },
    passkeys: passkeys.map(({ nameSealed, publicKey, counter, ...row }) => ({
      id: row.id,
      name: openPasskeyName(row.id, nameSealed),
      createdAt: row.createdAt,
      lastUsedAt: row.lastUsedAt,
      credentialId: row.credentialId,
      publicKey: Buffer.from(publicKey).toString("base64url"),
      counter: Number(counter),
      transports: row.transports,
      deviceType: row.deviceType,
      backedUp: row.backedUp,
    })),
    sessions: sessions.map((row) => ({
      id: row.id,
      device: deviceOf(row),
      method: row.method as SignInMethod,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      provenAt: row.provenAt,
    })),
    organisations: organisations.map(({ id, linkedAt, lastUsedAt }) => ({ id, linkedAt, lastUsedAt })),
    challenges: challenges.map(({ id, purpose, expiresAt }) => ({ id, purpose, expiresAt })),
    links: links.map(({ expiresAt }) => ({ expiresAt })),
    invitations: invitations.map((row) => ({
      id: row.id,
      address: invitedAddress(row),
      isWayBack: row.isWayBack,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
    })),
    recoveryCodes: recoveryCodes.map((row) => ({ id: row.id, createdAt: row.createdAt })),
    recovery: recovery && {
      startedAt: recovery.startedAt,
      expiresAt: recovery.expiresAt,
      endedAs: recovery.endedAs,
      told: recovery.told,
    },
    limits: await limits(tx, [personId, address]),
    accountEvents: accountEvents.map(({ id, code, by, at }) => ({
      id,
      code: code as AccountEventRow["code"],
      by: by as AccountEventRow["by"],
      at,
    })),
    ...(await officeData(tx, personId, address)),
    answers: await answers(tx, personId),
    statuses: (await tx.actionState.findMany({ where, orderBy: { setAt: "asc" } })).map((row) => ({
      actionId: row.actionId,
      title: title(row.actionId),
      status: row.status as Status,
      reason: row.reason,
      reasonText: row.reasonSealed ? open(row.reasonSealed, reasonPlace(personId, row.actionId)) : null,
      revision: row.revision,
      version: row.version,
      how: row.how as How,
      byAide: row.byId !== null,
      setAt: row.setAt,
    })),
    changes: (await tx.statusChange.findMany({ where, orderBy: { at: "asc" } })).map((row) => ({
      id: row.id,
      actionId: row.actionId,
      title: title(row.actionId),
      status: row.status as Status,
      reason: row.reason,
      revision: row.revision,
      version: row.version,
      how: row.how as How,
      byAide: row.byId !== null,
      op: row.op,
      at: row.at,
    })),
    // What it was about is the other person's.
    recordedForOthers: recorded.map(({ how, at }) => ({ how: how as How, at })),
    help: help.map((row) => ({
      id: row.id,
      officeId: row.principal.officeId,
      asPrincipal: row.principal.personId === personId,
      asAide: row.aide.personId === personId,
      actions: row.principal.personId === personId ? row.actions.map(title) : [],
      days: row.days,
      isDraft: row.isDraft,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
    })),
    notes: (await tx.actionNote.findMany({ where, orderBy: { updatedAt: "asc" } })).map((row) => ({
      actionId: row.actionId,
      title: title(row.actionId),
      text: open(row.sealed, notePlace(personId, row.actionId)),
      version: row.version,
      op: row.op,
      updatedAt: row.updatedAt,
    })),
    sitting: sitting && {
      minutes: sitting.minutes,
      steps: sitting.steps,
      titles: sitting.steps.map(title),
      position: sitting.position,
      startedAt: sitting.startedAt,
    },
    campaigns,
    events: events.map(({ eventId, at }) => ({
      eventId,
      words: catalogue.events.get(eventId)?.text ?? eventId,
      at,
    })),
    reminder: reminder && {
      rhythm: reminder.rhythm as Rhythm,
      chosenAt: reminder.chosenAt,
      lastSentAt: reminder.lastSentAt,
      edition: asCalendarDate(reminder.edition),
    },
    overviewRight: overviewRight && { grantedAt: overviewRight.grantedAt },
    mails: await mailsTo(tx, address),
  };
}
export type PersonData = Awaited<ReturnType<typeof collect>>;

async function answers(tx: Db, personId: string) {
  const rows = await tx.answer.findMany({ where: { personId }, orderBy: { updatedAt: "asc" } });
  return rows.map(({ questionId, sealed, updatedAt }) => {
    const chosen = JSON.parse(open(sealed, answerPlace(personId, questionId))) as string[];
    const question = loadCatalogue().questions.find((known) => known.id === questionId);
    const label = (id: string) => question?.answers.find((answer) => answer.id === id)?.label ?? id;
    return {
      questionId,
      question: question?.text ?? questionId,
      answers: chosen,
      inWords: chosen.map(label),
      updatedAt,
    };
  });
}

/** How often something was done that is limited: kept until the limit's time is over. */
async function limits(tx: Db, subjects: readonly string[]) {
  const keys = limitKeys(subjects);
  const rows = await tx.rateLimit.findMany({ where: { key: { in: [...keys.keys()] } } });
  return rows.map(({ key, count, expiresAt }) => ({ limit: keys.get(key), count, expiresAt }));
}

/** What the links that were asked for with an address are kept under. */
export function linkHash(address: string): string {
  return keyedHash("sign-in", address);
}

/**
 * The mails kept for an address, oldest first. Few are kept, on a local install or until they are sent: each is opened,
 * since a sealed address cannot be searched for. One that no key opens is nobody's.
 */
export async function mailsTo(tx: Db, address: string) {
  const rows = await tx.mail.findMany({ orderBy: { createdAt: "asc" } });
  return rows.flatMap(({ id, toSealed, sealed, createdAt, sentAt, triedAt }) => {
    try {
      const to = open(toSealed, `Mail:toSealed:${id}`);
      if (keyedHash("address", to) !== keyedHash("address", address)) return [];
      const { subject, text } = JSON.parse(open(sealed, `Mail:sealed:${id}`)) as {
        subject: string;
        text: string;
      };
      return [{ id, to, subject, text, createdAt, sentAt, triedAt }];
    } catch (error) {
      if (error instanceof SealError) return [];
      throw error;
    }
  });
}
