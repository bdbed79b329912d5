import type { Metadata } from "next";
import { PaperFoot } from "@/components/paper/sheet";
import { Page } from "@/components/ui/page";
import { RichText } from "@/components/ui/rich-text";
import { loadCatalogue } from "@/lib/content";

export const metadata: Metadata = { title: "Something happened: a card" };

export default function CardPage() {
  const { helpNow } = loadCatalogue();
  return (
    <Page title="Something happened" back={{ href: "/paper", label: "On paper" }}>
      <p className="no-print mb-8">
        Print it at A5, or fold a page of A4. Write your own security contact on the line.
      </p>
      <div className="paper-card card">
        <h2 className="text-large">First</h2>
        <ol className="list-decimal space-y-1 pl-6">
          {helpNow.first.map((said, n) => (
            <li key={said.text}>
              <RichText within={`first-${n}`}>{said.text}</RichText>
            </li>
          ))}
        </ol>
        <h2 className="mt-4 text-large">Call</h2>
        <p className="mt-1 border-quiet border-b pb-6">My security contact:</p>
        <dl className="mt-2">
          {helpNow.contacts
            .filter((contact) => contact.number)
            .map((contact) => (
              <div key={contact.situation} className="flex justify-between gap-4 border-line border-b py-1">
                <dt>{contact.situation}</dt>
                <dd className="flex-none font-semibold">{contact.number}</dd>
              </div>
            ))}
        </dl>
      </div>
      <PaperFoot>General advice, not an official document.</PaperFoot>
    </Page>
  );
}
