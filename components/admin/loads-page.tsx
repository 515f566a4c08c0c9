"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Sources } from "../../lib/sources/sources.ts";
import { AdminPage } from "./admin-page.tsx";
import { ChooseSource } from "./sources/choose-source.tsx";
import type { ChosenSource } from "./sources/source-picker.tsx";

export function LoadsPage({ sources }: { sources: Sources }) {
  const text = useTranslations("admin.loads");
  const [chosen, setChosen] = useState<ChosenSource | null>(null);
  return (
    <AdminPage title={text("title")} subtitle={text("subtitle")}>
      <ChooseSource first={sources} chosen={chosen} onChoose={setChosen} />
    </AdminPage>
  );
}
