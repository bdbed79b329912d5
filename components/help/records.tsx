import { randomUUID } from "node:crypto";
import Link from "next/link";
import { PressForm } from "@/components/account/small-form";
import { fullMoment } from "@/components/account/words";
import { aideInWords, inWords, londonDay, recordedInWords } from "@/components/checklist/words";
import { timesThatDay } from "@/components/office/words";
import type { FormState } from "@/lib/form-action";
import type { LookLine, RecordLine } from "@/services/help-record";

/** What an aide recorded, newest first, each to be taken back with one press. */
export function Records({
  records,
  takeBack,
}: {
  records: readonly RecordLine[];
  takeBack: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  return (
    <section aria-labelledby="records" className="mt-12">
      <h2 id="records">What was recorded for you</h2>
      {records.length === 0 ? (
        <p className="mt-3 text-quiet">Nothing yet.</p>
      ) : (
        <>
          <p className="measure mt-2 text-quiet">
            This is what your aide told us. Nobody has checked it. Take back what is not so: the step then
            stands as it did before.
          </p>
          <ul className="mt-4 divide-y divide-line border-line border-y">
            {records.map(({ changeId, actionId, title, how, by, at, now }) => (
              <li key={changeId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
                <div className="min-w-0 flex-1 basis-72">
                  <p>
                    <Link href={`/checklist/${actionId}`} prefetch={false}>
                      {title}
                    </Link>
                  </p>
                  <p className="text-quiet text-small">{recordedInWords(how, by, inWords(londonDay(at)))}</p>
                </div>
                {now === "stands" ? (
                  <PressForm
                    action={takeBack}
                    fields={{ change: changeId, op: randomUUID() }}
                    label={`Take back: ${title}`}
                  >
                    Take it back
                  </PressForm>
                ) : (
                  <p className="text-quiet text-small">
                    {now === "taken-back" ? "You took it back" : "Changed since"}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** When an aide looked at what is opened to them. */
export function AideLooks({ looks }: { looks: readonly LookLine[] }) {
  if (looks.length === 0) return null;
  return (
    <section aria-labelledby="looks" className="mt-12">
      <h2 id="looks">When they looked</h2>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {looks.map(({ by, times, last }) => (
          <li key={last.toISOString()} className="py-3">
            <p>
              {capital(aideInWords(by))} opened a page of yours
              {timesThatDay(times)}.
            </p>
            <p className="text-quiet text-small">
              {times > 1 && "Last "}
              {fullMoment(last)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
