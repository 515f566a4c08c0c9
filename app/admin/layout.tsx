import type { ReactNode } from "react";
import { AdminRail } from "../../components/admin/admin-rail.tsx";
import { Header } from "../../components/dashboard/header.tsx";
import { findCaller } from "../caller.ts";
import { getStoreName } from "../store-name.ts";

/** Draws the rail for admins; each page sees to it itself that nobody else gets it. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { caller } = await findCaller();
  if (caller?.role !== "admin") return children;
  return (
    <>
      <Header storeName={await getStoreName()} />
      <div className="flex min-h-[calc(100dvh-56px)] max-desktop:flex-col">
        <AdminRail />
        {children}
      </div>
    </>
  );
}
