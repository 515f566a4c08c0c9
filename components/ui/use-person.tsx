"use client";
import { createContext, type ReactNode, useContext } from "react";

/** Who is signed in. */
export type SignedInPerson = { name: string; role: "viewer" | "admin" };

const PersonContext = createContext<SignedInPerson | null>(null);

export function PersonProvider({ person, children }: { person: SignedInPerson | null; children: ReactNode }) {
  return <PersonContext value={person}>{children}</PersonContext>;
}

/** null: nobody, or not known. */
export function usePerson(): SignedInPerson | null {
  return useContext(PersonContext);
}
