import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { OrderPage } from "../../../../components/dashboard/order-page.tsx";
import type { Caller } from "../../../../lib/auth/authorize.ts";
import { findOrder, getStatus } from "../../../../lib/worker-client.ts";
import { pageFor } from "../../../page-for.tsx";

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: PageProps) {
  return { title: (await getTranslations("page"))("order", { id: decodeURIComponent((await params).id) }) };
}

export default async function Page({ params }: PageProps) {
  const orderId = decodeURIComponent((await params).id);
  const draw = async (caller: Caller) => {
    const [order, { store }] = await Promise.all([findOrder(caller, orderId), getStatus(caller)]);
    return order === null ? notFound() : <OrderPage order={order} store={store} locale={(await getLocale()) === "es" ? "es" : "en"} />;
  };
  return pageFor("view_orders", draw, orderId);
}
