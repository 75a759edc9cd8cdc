// Builds ../wwwroot/dist/holidays.json: the public holidays of every country and region that date-holidays knows, for the coming years.
import { mkdir, writeFile } from "node:fs/promises";
import Holidays from "date-holidays";

const out = new URL("../wwwroot/dist/", import.meta.url);
const first = new Date().getUTCFullYear() - 1;
const years = Array.from({ length: 11 }, (_, i) => first + i);

/** Each day as [date, English name, German name]; a holiday of several days is several days. */
function days(place) {
  const found = [];
  for (const year of years) {
    const german = place.getHolidays(year, "de");
    place.getHolidays(year, "en").forEach((holiday, i) => {
      if (holiday.type !== "public") return;
      const length = Math.max(1, Math.round((holiday.end - holiday.start) / 86_400_000));
      const begin = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
      for (let day = 0; day < length; day++) {
        found.push([new Date(begin + day * 86_400_000).toISOString().slice(0, 10), holiday.name, german[i]?.name ?? holiday.name]);
      }
    });
  }
  return found;
}

const all = new Holidays();
const [english, german] = [all.getCountries("en"), all.getCountries("de")];
const regions = {};
for (const country of Object.keys(english)) {
  regions[country] = { en: english[country], de: german[country] ?? english[country], days: days(new Holidays(country)) };
  const [states, staaten] = [all.getStates(country, "en") ?? {}, all.getStates(country, "de") ?? {}];
  for (const state of Object.keys(states)) {
    regions[`${country}-${state}`] = {
      en: `${english[country]}, ${states[state]}`,
      de: `${german[country] ?? english[country]}, ${staaten[state] ?? states[state]}`,
      days: days(new Holidays(country, state)),
    };
  }
}

await mkdir(out, { recursive: true });
await writeFile(new URL("holidays.json", out), JSON.stringify(regions));
