import { RichText } from "@/components/ui/rich-text";
import { Sources } from "@/components/ui/sources";
import type { Subject } from "@/domain/election/assessment-schema";
import type { StatementView } from "@/services/assessment";
import { ANSWER_WORDS, RECORDED_WORDS } from "./words";

/** Why a statement is asked, what "yes" means in practice, and what the checklist has of it. */
export function StatementAbout({ statement, subject }: { statement: StatementView; subject: Subject }) {
  const { id, why, yes, recorded, offered, differs } = statement;
  const list = listWords(statement.lists, subject);
  return (
    <>
      <p className="mt-3 text-quiet">
        <span className="font-semibold">Why we ask:</span>{" "}
        <RichText within={`why-${id}`}>{why.text}</RichText> <Sources ids={why.sources} />
      </p>
      <p className="mt-2">
        <span className="font-semibold">“Yes” means:</span> <RichText within={`yes-${id}`}>{yes}</RichText>
      </p>
      {recorded && differs && (
        <p className="mt-3 border-attention border-l-4 pl-3 text-attention">
          {list} this as {RECORDED_WORDS[recorded]}, which is not what you answered. Both can be right: look
          once more.
        </p>
      )}
      {recorded && offered && (
        <p className="mt-3 border-accent border-l-4 pl-3">
          {list} this as {RECORDED_WORDS[recorded]}. If that is still so, “{ANSWER_WORDS[offered]}” fits.
        </p>
      )}
    </>
  );
}

function listWords(lists: StatementView["lists"], subject: Subject): string {
  if (subject === "office") return "The office’s list has";
  if (!lists.includes("office")) return "Your checklist has";
  return lists.includes("own") ? "Your checklist and your office’s have" : "Your office’s list has";
}
