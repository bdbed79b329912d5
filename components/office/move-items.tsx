import { randomUUID } from "node:crypto";
import Link from "next/link";
import type { SaveAction } from "@/components/checklist/saving";
import { StatusMark } from "@/components/checklist/status-mark";
import { momentInWords, STANDING_WORDS } from "@/components/checklist/words";
import { Sources } from "@/components/ui/sources";
import type { CalendarDate } from "@/domain/dates";
import { loadCatalogue } from "@/lib/content";
import type { MoveItemView, MoveView } from "@/services/office-moves";
import { MOVE_ITEM_WORDS } from "./action-words";
import { dueInWords } from "./due";
import { MoveItemForm } from "./move-forms";

const STANDINGS = { "to-do": "to-do", done: "done", "not-needed": "not-for-me" } as const;
/** The items of one list, in the order in which they fall due. */
export function MoveItems({
  action,
  officeId,
  move: { id, items },
  today,
}: {
  action: SaveAction;
  officeId: string;
  move: NonNullable<MoveView["move"]>;
  today: CalendarDate;
}) {
  return (
    <ol className="mt-6 divide-y divide-line border-line border-y">
      {items.map((item) => (
        <li key={item.id} id={`item-${item.id}`} tabIndex={-1} className="flex gap-4 py-5">
          <StatusMark
            standing={STANDINGS[item.status]}
            words={{ ...STANDING_WORDS, "not-for-me": MOVE_ITEM_WORDS["not-needed"] }}
          />
          <div className="min-w-0 flex-1">
            <h2 className={`text-large ${item.status === "to-do" ? "" : "text-quiet"}`}>{item.title}</h2>
            <p className={`text-small ${item.isOverdue ? "text-attention" : "text-quiet"}`}>
              {item.status === "to-do" ? dueInWords(item.dueOn, today) : settledInWords(item)}
            </p>
            {item.status === "to-do" && (
              <>
                <p className="mt-2">{item.text}</p>
                <Belongs ids={item.actions} officeId={officeId} />
                <p className="mt-1">
                  <Sources ids={item.sources} />
                </p>
              </>
            )}
            <MoveItemForm
              action={action}
              officeId={officeId}
              moveId={id}
              itemId={item.id}
              title={item.title}
              status={item.status}
              op={randomUUID()}
              version={item.version}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}

function settledInWords({ status, by, setAt }: MoveItemView): string {
  const who = by ?? "somebody who has left";
  return `${MOVE_ITEM_WORDS[status]}${setAt ? `, ${momentInWords(setAt)}, set by ${who}` : ""}`;
}

/** The actions an item belongs with: the office's on its list, a person's own in the guidance. */
function Belongs({ ids, officeId }: { ids: readonly string[]; officeId: string }) {
  const actions = ids.flatMap((id) => loadCatalogue().actionById.get(id) ?? []);
  return (
    <ul className="mt-2 space-y-1">
      {actions.map(({ id, title, scope }) => (
        <li key={id}>
          <Link
            href={scope === "office" ? `/office/checklist/${id}?office=${officeId}` : `/guidance/${id}`}
            prefetch={false}
          >
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
