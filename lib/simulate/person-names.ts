/** Names of customers, as people are called where the sample shop sells. All made up by chance. */
import type { Country } from "./countries.ts";
import type { Random } from "./random.ts";

type Names = [string, ...string[]];

function list(names: string): Names {
  const [first = "", ...others] = names.split(" ");
  return [first, ...others];
}

const spanish = {
  given: list(
    "Sofía Valentina Camila Martina Isabella Lucía Renata Antonia Emilia Florencia Catalina Josefa Daniela Gabriela Paula Fernanda Ximena Agustina Julieta Constanza Pilar Rocío Belén Mariana Andrea Natalia Verónica Inés Soledad Rosa Mateo Santiago Benjamín Matías Sebastián Tomás Joaquín Vicente Martín Nicolás Diego Andrés Felipe Emiliano Maximiliano Agustín José Luis Carlos Jorge Álvaro Ignacio Rodrigo Héctor Óscar Raúl Hernán Germán Iván Julián Esteban Cristóbal",
  ),
  family: list(
    "González Muñoz Rojas Díaz Pérez Soto Contreras Silva Martínez Sepúlveda Morales Rodríguez López Fuentes Hernández Torres Araya Flores Espinoza Valenzuela Castillo Ramírez Reyes Gutiérrez Castro Vargas Álvarez Vásquez Tapia Fernández Sánchez Gómez Cortés Herrera Núñez Jara Vergara Rivera Figueroa Riquelme García Miranda Bravo Vera Molina Vega Campos Sandoval Orellana Zúñiga Quispe Mamani Huamán Ortega Benítez Acosta Cabrera Peña Ibáñez Suárez Ríos Cárdenas Mejía Restrepo Ospina Ayala Duarte Franco Luján Arce Ponce Salazar Cordero Solís",
  ),
};

const portuguese = {
  given: list(
    "Ana Júlia Beatriz Larissa Letícia Mariana Camila Fernanda Luiza Helena Alice Manuela Laís Tatiane Patrícia Débora João Pedro Lucas Gabriel Rafael Matheus Gustavo Felipe Bruno Thiago Vinícius Caio André Otávio Antônio Fábio Estêvão Luís",
  ),
  family: list(
    "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas Cardoso Ramos Gonçalves Araújo Conceição Assunção Magalhães Guimarães",
  ),
};

export function personName(country: Country, random: Random): string {
  return country.names === "spanish" ? spanishName(random) : portugueseName(random);
}

function spanishName(random: Random): string {
  const name = `${random.pick(spanish.given)} ${random.pick(spanish.family)}`;
  return random.chance(0.45) ? `${name} ${random.pick(spanish.family)}` : name;
}

function portugueseName(random: Random): string {
  const given = random.pick(portuguese.given);
  const mother = random.chance(0.5) ? ` ${random.pick(portuguese.family)}` : "";
  const link = random.pick(["", "", "", " da", " de", " dos"]);
  return `${given}${mother}${link} ${random.pick(portuguese.family)}`;
}
