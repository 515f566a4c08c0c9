"use client";
import { createContext, type ReactNode, useContext } from "react";

/** Who is signed in. */
export type SignedInPerson = { name: string; role: "viewer" | "admin" };

/** A visitor is anybody, where the dashboard is public. */
type Reader = SignedInPerson | "visitor" | null;

const ReaderContext = createContext<Reader>(null);

export function ReaderProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

/** null: nobody, or not known. */
export function usePerson(): SignedInPerson | null {
  const reader = useContext(ReaderContext);
  return reader === "visitor" ? null : reader;
}

export function useIsVisitor(): boolean {
  return useContext(ReaderContext) === "visitor";
}
