import type { Metadata } from "next";
import { inWords } from "@/components/checklist/words";
import { OnePageList, PaperFoot } from "@/components/paper/sheet";
import { Page } from "@/components/ui/page";
import { buildChecklist } from "@/domain/checklist";
import { grouped } from "@/domain/checklist-view";
import { loadCatalogue } from "@/lib/content";

export const metadata: Metadata = { title: "A blank checklist" };

export default function BlankListPage() {
  const catalogue = loadCatalogue();
  const today = catalogue.edition.edition;
  const { items } = buildChecklist({ catalogue, answers: {}, states: {}, today });
  const groups = grouped(
    catalogue,
    items.filter((item) => item.action.scope === "person"),
    "topic",
  );
  return (
    <Page wide title="A blank checklist" back={{ href: "/paper", label: "On paper" }}>
      <p className="no-print measure mb-8">
        Print this page and strike out what does not concern you. The steps behind each line are under
        “Guidance” on this site, and nothing needs a sign-in.
      </p>
      <OnePageList groups={groups} />
      <PaperFoot>Edition of {inWords(today)}. General advice, not an official document.</PaperFoot>
    </Page>
  );
}
