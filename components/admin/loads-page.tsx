"use client";
import { useTranslations } from "next-intl";
import type { UploadSet } from "../../lib/uploads/upload-set.ts";
import { AdminPage } from "./admin-page.tsx";
import { UploadZone } from "./uploads/upload-zone.tsx";

export function LoadsPage({ unfinished }: { unfinished: UploadSet | null }) {
  const text = useTranslations("admin.loads");
  return (
    <AdminPage title={text("title")} subtitle={text("subtitle")}>
      <div className="max-w-3xl py-6">
        <UploadZone first={unfinished} />
      </div>
    </AdminPage>
  );
}
