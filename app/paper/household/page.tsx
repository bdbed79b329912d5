import type { Metadata } from "next";
import Link from "next/link";
import { inWords } from "@/components/checklist/words";
import { Box, PaperFoot } from "@/components/paper/sheet";
import { Page } from "@/components/ui/page";
import { loadCatalogue } from "@/lib/content";

export const metadata: Metadata = { title: "A sheet for the household" };

export default function HouseholdPage() {
  const { household, edition } = loadCatalogue();
  return (
    <Page
      title="A sheet for the household"
      lead={household.intro}
      back={{ href: "/paper", label: "On paper" }}
    >
      <ul className="space-y-3">
        {household.items.map((item) => (
          <li key={item.text} className="flex gap-3">
            <Box />
            <span>
              {item.text}{" "}
              <Link href={`/guidance/${item.action}`} prefetch={false} className="no-print">
                How
              </Link>
            </span>
          </li>
        ))}
      </ul>
      <PaperFoot>Edition of {inWords(edition.edition)}. General advice, not an official document.</PaperFoot>
    </Page>
  );
}
