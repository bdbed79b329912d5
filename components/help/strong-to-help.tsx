import { StrongFirst } from "@/components/office/strong-first";
import { Page } from "@/components/ui/page";

/** What an aide's pages are until the sign-in is strong enough: the same for an id that does not exist. */
export function StrongToHelp({ to, isLocal }: { to: string; isLocal: boolean }) {
  return (
    <Page title="Helping" back={{ href: "/office/help", label: "Helping" }}>
      <StrongFirst
        to={to}
        why="To help somebody"
        risk="would see whom you help, and with what"
        isLocal={isLocal}
      />
    </Page>
  );
}
