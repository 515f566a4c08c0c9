"use client";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { keepChoice } from "../ui/keep-choice.ts";

const languages = [
  ["en", "English"],
  ["es", "Español"],
] as const;

export function LanguageLinks() {
  const router = useRouter();
  const locale = useLocale();
  const choose = (language: string) => {
    keepChoice("locale", language);
    router.refresh();
  };
  return (
    <p className="flex gap-1 text-note">
      {languages.map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-current={language === locale ? "true" : undefined}
          className={`-ml-2 h-8 rounded-control px-2 hover:bg-sunken max-tablet:h-11 ${language === locale ? "font-medium text-ink" : "text-ink2"}`}
          onClick={() => choose(language)}
        >
          {name}
        </button>
      ))}
    </p>
  );
}
