// The server prints times in the reader's zone; it learns the zone from this cookie.
import { readCookie, writeCookie } from "./cookie";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && readCookie("tz") !== zone) writeCookie("tz", zone);
