import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { OrderPage } from "../../../../components/dashboard/order-page.tsx";
import { AppError } from "../../../../lib/errors.ts";
import { getOrder, getStatus } from "../../../../lib/worker-client.ts";
import { getCaller } from "../../../caller.ts";
import { insteadOfPage } from "../../../instead-of-page.tsx";

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: PageProps) {
  return { title: (await getTranslations("page"))("order", { id: decodeURIComponent((await params).id) }) };
}

export default async function Page({ params }: PageProps) {
  const caller = await getCaller("view_orders");
  const orderId = decodeURIComponent((await params).id);
  try {
    const [order, { store }] = await Promise.all([getOrder(caller, orderId), getStatus(caller)]);
    return <OrderPage order={order} store={store} locale={(await getLocale()) === "es" ? "es" : "en"} />;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    return insteadOfPage(error, caller, orderId);
  }
}
