import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { OrderPage } from "../../../../components/dashboard/order-page.tsx";
import { AppError } from "../../../../lib/errors.ts";
import { getOrder, getStatus } from "../../../../lib/worker-client.ts";
import { getCaller } from "../../../caller.ts";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const caller = await getCaller("view_orders");
  const orderId = decodeURIComponent((await params).id);
  try {
    const [order, { store }] = await Promise.all([getOrder(caller, orderId), getStatus(caller)]);
    return <OrderPage order={order} store={store} locale={(await getLocale()) === "es" ? "es" : "en"} />;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
