import type { Role } from "@/domain/access/grants";

// Made-up people of a made-up office. example.org is reserved, so no mail to it can ever reach anybody.
export const DEMO_OFFICE = {
  id: "0d3a0000-0000-4000-8000-000000000001",
  name: "Office of the Member for Westbridge",
};

type DemoPerson = { id: string; address: string; role: Role | null; name: string; who: string };

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    id: "0d3a0000-0000-4000-8000-000000000011",
    address: "member@demo.example.org",
    role: "principal",
    name: "Rowan Ashby",
    who: "a Member of Parliament",
  },
  {
    id: "0d3a0000-0000-4000-8000-000000000012",
    address: "manager@demo.example.org",
    role: "manager",
    name: "Morgan Tennant",
    who: "the office manager",
  },
  {
    id: "0d3a0000-0000-4000-8000-000000000013",
    address: "caseworker@demo.example.org",
    role: "staff",
    name: "Priya Castell",
    who: "a caseworker",
  },
  {
    id: "0d3a0000-0000-4000-8000-000000000014",
    address: "researcher@demo.example.org",
    role: "staff",
    name: "Idris Fenwick",
    who: "a researcher",
  },
  {
    id: "0d3a0000-0000-4000-8000-000000000015",
    address: "communications@demo.example.org",
    role: "staff",
    name: "Ottilie Marsh",
    who: "a communications officer",
  },
  {
    id: "0d3a0000-0000-4000-8000-000000000016",
    address: "candidate@demo.example.org",
    role: null,
    name: "Kit Sorrel",
    who: "a candidate, some weeks from polling day",
  },
];

/** The address a newcomer is told to try first. */
export const DEMO_ADDRESS = "member@demo.example.org";
