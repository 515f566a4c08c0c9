/** Where the sample shop sells: share of demand at the start and now, the season it lives in, the sales days it knows. */

export type SalesDay = "buen_fin" | "hot_sale_mexico" | "hot_sale_argentina" | "cyber_day_chile" | "cyber_monday_chile" | "cyber_wow_peru";

export type Country = {
  name: string;
  startShare: number;
  endShare: number;
  hemisphere: "south" | "north";
  names: "spanish" | "portuguese";
  /** Has shops in the street. */
  shops: boolean;
  salesDays: SalesDay[];
};

export const countries: Country[] = [
  { name: "Chile", startShare: 28, endShare: 21, hemisphere: "south", names: "spanish", shops: true, salesDays: ["cyber_day_chile", "cyber_monday_chile"] },
  { name: "Mexico", startShare: 14, endShare: 20, hemisphere: "north", names: "spanish", shops: true, salesDays: ["buen_fin", "hot_sale_mexico"] },
  { name: "Colombia", startShare: 14, endShare: 14, hemisphere: "north", names: "spanish", shops: true, salesDays: [] },
  { name: "Argentina", startShare: 15, endShare: 11, hemisphere: "south", names: "spanish", shops: true, salesDays: ["hot_sale_argentina"] },
  { name: "Brazil", startShare: 4, endShare: 13, hemisphere: "south", names: "portuguese", shops: false, salesDays: [] },
  { name: "Peru", startShare: 11, endShare: 8.5, hemisphere: "south", names: "spanish", shops: true, salesDays: ["cyber_wow_peru"] },
  { name: "Uruguay", startShare: 5.5, endShare: 4, hemisphere: "south", names: "spanish", shops: false, salesDays: [] },
  { name: "Ecuador", startShare: 4, endShare: 4, hemisphere: "north", names: "spanish", shops: false, salesDays: [] },
  { name: "Costa Rica", startShare: 2, endShare: 2.8, hemisphere: "north", names: "spanish", shops: false, salesDays: [] },
  { name: "Paraguay", startShare: 2.5, endShare: 1.7, hemisphere: "south", names: "spanish", shops: false, salesDays: [] },
];
