import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/ui/page";

export const metadata: Metadata = { title: "On paper" };

const SHEETS = [
  {
    href: "/paper/list",
    title: "A blank checklist",
    about: "The steps for one person on a page of A4, for those who will not sign in.",
  },
  {
    href: "/paper/sitting",
    title: "A sitting for somebody else",
    about: "Steps and boxes for half an hour together on their own phone. Nothing is saved.",
  },
  {
    href: "/paper/household",
    title: "A sheet for the household",
    about: "Twelve things for close family. Nothing is saved.",
  },
  {
    href: "/paper/card",
    title: "A card for the wallet or the wall",
    about: "Whom to call and what to do first, at A5.",
  },
  {
    href: "/help-now",
    title: "The first hour, in full",
    about: "What to do by what happened. It prints as it stands.",
  },
  {
    href: "/checklist/paper",
    title: "Your own checklist",
    about: "What is left on your list, on one page or with all the steps.",
  },
] as const;

export default function PaperIndexPage() {
  return (
    <Page title="On paper" lead="Sheets to print and pin up. None carries a name.">
      <ul className="space-y-4">
        {SHEETS.map((sheet) => (
          <li key={sheet.href} className="card relative hover:border-quiet">
            <h2 className="text-large">
              <Link
                href={sheet.href}
                prefetch={false}
                className="text-ink no-underline after:absolute after:inset-0 hover:underline"
              >
                {sheet.title}
              </Link>
            </h2>
            <p className="mt-1">{sheet.about}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
