import { STANDING_WORDS } from "@/components/checklist/words";
import type { Standing } from "@/domain/checklist";
import type { MoveItemStatus, MoveKind } from "@/domain/office-moves";
import type { Status } from "@/domain/status";

/** How an office action stands. */
export const OFFICE_STANDING_WORDS: Record<Standing, string> = {
  ...STANDING_WORDS,
  "not-for-me": "Not for us",
};

/** The statuses of an office action. */
export const OFFICE_STATUS_WORDS: Record<Status, string> = {
  "to-do": "To do",
  done: "Done",
  "needs-help": "Needs help",
  "not-for-me": "Not for us",
};

/** Finishes somebody's name: "Priya joins". */
export const MOVE_WORDS: Record<MoveKind, string> = { join: "joins", leave: "leaves" };

/** One item of such a list. */
export const MOVE_ITEM_WORDS: Record<MoveItemStatus, string> = {
  "to-do": "To do",
  done: "Done",
  "not-needed": "Not needed",
};
