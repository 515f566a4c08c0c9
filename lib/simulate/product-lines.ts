/** What the sample shop sells: kinds of product with their prices, and the words their names are made of. Brands are invented. */

export type Season = "even" | "warm" | "cold" | "gift" | "school";

export type ProductLine = {
  category: string;
  subcategory: string;
  /** Share of lines. */
  weight: number;
  /** Whole currency units. */
  price: [number, number];
  season: Season;
  /** Share of lines that come back. */
  returned: number;
  /** Share of lines with more than one piece. */
  several: number;
  things: [string, ...string[]];
  variants: [string, ...string[]];
};

type Range = Pick<ProductLine, "subcategory" | "weight" | "price" | "things" | "variants"> & { season?: Season };

const colours: [string, ...string[]] = ["Black", "White", "Sand", "Olive", "Navy", "Terracotta", "Grey", "Sky Blue", "Coral", "Plum"];
const sizes: [string, ...string[]] = ["S", "M", "L", "XL"];

export const brands: [string, ...string[]] = [
  "Nimbo",
  "Kaviri",
  "Alborada",
  "Tresmar",
  "Puelche",
  "Zorzal",
  "Lumbre",
  "Ocaranza",
  "Vidara",
  "Mirlo",
  "Sureña",
  "Antara",
  "Brisol",
  "Cantaria",
  "Quirón",
  "Yaravel",
];

export const productLines: ProductLine[] = [
  ...category("Electronics", 0.045, 0.05, [
    {
      subcategory: "Headphones",
      weight: 5,
      price: [18, 160],
      season: "gift",
      things: ["Wireless Headphones", "Earbuds", "Studio Headphones"],
      variants: colours,
    },
    {
      subcategory: "Smartphones",
      weight: 2.2,
      price: [140, 780],
      things: ["Phone 5", "Phone 6", "Phone Lite", "Phone Max"],
      variants: ["64 GB", "128 GB", "256 GB"],
    },
    {
      subcategory: "Laptops",
      weight: 1,
      price: [390, 1290],
      season: "school",
      things: ["Laptop 13", "Laptop 14", "Laptop 15 Pro"],
      variants: ["8 GB", "16 GB", "32 GB"],
    },
    { subcategory: "Smartwatches", weight: 2.2, price: [45, 260], season: "gift", things: ["Smartwatch", "Sport Watch", "Fitness Band"], variants: colours },
    { subcategory: "Accessories", weight: 6, price: [6, 48], things: ["USB-C Charger", "Power Bank", "Phone Case", "Keyboard", "Mouse"], variants: colours },
  ]),
  ...category("Home", 0.03, 0.2, [
    {
      subcategory: "Bedding",
      weight: 4,
      price: [19, 120],
      season: "cold",
      things: ["Duvet Cover", "Wool Blanket", "Sheet Set", "Pillow"],
      variants: ["Single", "Double", "Queen", "King"],
    },
    { subcategory: "Lighting", weight: 3, price: [14, 110], things: ["Desk Lamp", "Floor Lamp", "String Lights", "Pendant Lamp"], variants: colours },
    {
      subcategory: "Furniture",
      weight: 1.6,
      price: [65, 520],
      things: ["Armchair", "Bookcase", "Coffee Table", "Dining Chair"],
      variants: ["Oak", "Walnut", "Pine", "White"],
    },
    {
      subcategory: "Decoration",
      weight: 4,
      price: [7, 60],
      season: "gift",
      things: ["Ceramic Vase", "Wall Mirror", "Woven Basket", "Candle Set"],
      variants: colours,
    },
  ]),
  ...category("Kitchen", 0.02, 0.2, [
    {
      subcategory: "Cookware",
      weight: 3.2,
      price: [16, 130],
      things: ["Cast-Iron Pan", "Saucepan", "Paella Pan", "Stockpot"],
      variants: ["20 cm", "24 cm", "28 cm", "32 cm"],
    },
    {
      subcategory: "Coffee and mate",
      weight: 3.6,
      price: [8, 95],
      season: "cold",
      things: ["Moka Pot", "Mate Gourd", "French Press", "Thermos"],
      variants: ["0.5 l", "0.75 l", "1 l"],
    },
    {
      subcategory: "Small appliances",
      weight: 2,
      price: [28, 190],
      season: "gift",
      things: ["Blender", "Air Fryer", "Toaster", "Hand Mixer"],
      variants: colours,
    },
    {
      subcategory: "Tableware",
      weight: 3,
      price: [5, 55],
      things: ["Plate Set", "Bowl Set", "Glass Set", "Cutlery Set"],
      variants: ["4 pieces", "6 pieces", "12 pieces"],
    },
  ]),
  ...category("Clothing", 0.075, 0.14, [
    {
      subcategory: "T-shirts",
      weight: 7,
      price: [8, 28],
      season: "warm",
      things: ["Cotton T-shirt", "Striped T-shirt", "Polo Shirt", "Linen Shirt"],
      variants: sizes,
    },
    {
      subcategory: "Jackets",
      weight: 3,
      price: [38, 165],
      season: "cold",
      things: ["Rain Jacket", "Down Jacket", "Denim Jacket", "Alpaca Coat"],
      variants: sizes,
    },
    { subcategory: "Dresses", weight: 3.2, price: [22, 95], season: "warm", things: ["Wrap Dress", "Linen Dress", "Knit Dress"], variants: sizes },
    { subcategory: "Trousers", weight: 4, price: [18, 75], things: ["Slim Jeans", "Chinos", "Wide Trousers"], variants: ["36", "38", "40", "42", "44"] },
    { subcategory: "Knitwear", weight: 3, price: [24, 110], season: "cold", things: ["Alpaca Sweater", "Wool Cardigan", "Knit Scarf"], variants: colours },
  ]),
  ...category("Shoes", 0.085, 0.03, [
    {
      subcategory: "Sneakers",
      weight: 4.4,
      price: [32, 130],
      things: ["Canvas Sneakers", "Running Shoes", "Leather Sneakers"],
      variants: ["37", "38", "39", "40", "41", "42", "43"],
    },
    {
      subcategory: "Sandals",
      weight: 2,
      price: [14, 58],
      season: "warm",
      things: ["Leather Sandals", "Beach Sandals", "Espadrilles"],
      variants: ["37", "38", "39", "40", "41", "42"],
    },
    {
      subcategory: "Boots",
      weight: 1.8,
      price: [48, 180],
      season: "cold",
      things: ["Ankle Boots", "Hiking Boots", "Rain Boots"],
      variants: ["37", "38", "39", "40", "41", "42", "43"],
    },
  ]),
  ...category("Beauty", 0.012, 0.32, [
    {
      subcategory: "Skin care",
      weight: 6,
      price: [6, 46],
      things: ["Face Cream", "Rosehip Oil", "Vitamin C Serum", "Cleansing Gel"],
      variants: ["30 ml", "50 ml", "100 ml"],
    },
    { subcategory: "Sun care", weight: 2, price: [8, 28], season: "warm", things: ["Sunscreen SPF 50", "After-Sun Lotion"], variants: ["100 ml", "200 ml"] },
    { subcategory: "Hair care", weight: 4, price: [5, 24], things: ["Shampoo", "Conditioner", "Argan Mask"], variants: ["250 ml", "400 ml", "1 l"] },
    {
      subcategory: "Fragrance",
      weight: 2,
      price: [22, 98],
      season: "gift",
      things: ["Eau de Toilette", "Eau de Parfum", "Body Mist"],
      variants: ["50 ml", "100 ml"],
    },
  ]),
  ...category("Sports", 0.03, 0.1, [
    { subcategory: "Football", weight: 2.6, price: [12, 85], things: ["Football", "Training Shirt", "Shin Guards"], variants: ["Size 3", "Size 4", "Size 5"] },
    { subcategory: "Cycling", weight: 1.5, price: [14, 480], season: "warm", things: ["City Bike", "Bike Helmet", "Bike Lights"], variants: colours },
    { subcategory: "Fitness", weight: 3, price: [9, 130], things: ["Yoga Mat", "Dumbbell Pair", "Resistance Bands"], variants: colours },
    {
      subcategory: "Outdoor",
      weight: 2.4,
      price: [16, 240],
      season: "warm",
      things: ["Tent", "Trekking Backpack", "Sleeping Bag", "Camping Stove"],
      variants: colours,
    },
  ]),
  ...category("Toys", 0.018, 0.12, [
    {
      subcategory: "Building sets",
      weight: 2.4,
      price: [12, 110],
      season: "gift",
      things: ["Castle Set", "City Set", "Marble Run"],
      variants: ["120 pieces", "300 pieces", "600 pieces"],
    },
    {
      subcategory: "Board games",
      weight: 2.2,
      price: [14, 55],
      season: "gift",
      things: ["Strategy Game", "Memory Game", "Quiz Game"],
      variants: ["2 players", "4 players", "6 players"],
    },
    {
      subcategory: "Dolls and plush",
      weight: 2.4,
      price: [8, 45],
      season: "gift",
      things: ["Plush Llama", "Plush Puma", "Rag Doll"],
      variants: ["Small", "Medium", "Large"],
    },
  ]),
  ...category("Books", 0.012, 0.16, [
    { subcategory: "Novels", weight: 4.4, price: [9, 26], things: ["Novel"], variants: ["Paperback", "Hardcover"] },
    { subcategory: "Children", weight: 2.6, price: [7, 22], season: "gift", things: ["Picture Book"], variants: ["Paperback", "Hardcover"] },
    { subcategory: "Cooking", weight: 1.2, price: [14, 42], things: ["Cookbook"], variants: ["Paperback", "Hardcover"] },
    {
      subcategory: "School",
      weight: 2.2,
      price: [6, 38],
      season: "school",
      things: ["Workbook", "Atlas", "Dictionary"],
      variants: ["1st grade", "3rd grade", "6th grade"],
    },
  ]),
];

function category(name: string, returned: number, several: number, ranges: Range[]): ProductLine[] {
  return ranges.map((range) => ({ season: "even", ...range, category: name, returned, several }));
}

/** Titles of books. */
export const titles: { first: [string, ...string[]]; second: [string, ...string[]]; third: [string, ...string[]] } = {
  first: ["The Quiet", "The Last", "A Distant", "The Silver", "An Endless", "The Borrowed", "The Hidden", "A Winter", "The Red", "The Forgotten"],
  second: ["River", "Harbour", "Orchard", "Lighthouse", "Train", "Garden", "Letter", "Desert", "Valley", "Island", "Mountain", "Festival", "Kitchen", "Map"],
  third: ["", " of Salt", " of the South", " in the Rain", " at Dawn", " and the Sea", " of Glass", " Without a Name", " of Stone", " for Two"],
};
