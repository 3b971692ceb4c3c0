// Makes the page live: what has changed is fetched as a whole page, and only what differs is changed here, so that a
// selection, the focus and what is unfolded stay.
const SILENT = 12_000;
// The server says every five seconds that it lives; a proxy may keep that to itself, and then the page asks by itself.
const QUIET = 7_000;
let heard = Date.now();
let shownAt = Date.now();
let askedAt = Date.now();

const become = (shown, made) => {
  if (shown.nodeType !== made.nodeType || shown.nodeName !== made.nodeName) return shown.replaceWith(made);
  if (shown.nodeType !== Node.ELEMENT_NODE) { if (shown.data !== made.data) shown.data = made.data; return; }
  for (const { name } of [...shown.attributes]) if (name !== "open" && !made.hasAttribute(name)) shown.removeAttribute(name);
  for (const { name, value } of made.attributes) if (name !== "open" && shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  if (shown.nodeName === "INPUT") return;
  const known = new Map([...shown.children].filter(child => child.id).map(child => [child.id, child]));
  const children = [...made.childNodes];
  children.forEach((child, i) => {
    const at = shown.childNodes[i] ?? null;
    const same = child.id && known.get(child.id);
    if (same) { if (same !== at) shown.insertBefore(same, at); become(same, child); }
    else if (at && !(at.id && known.has(at.id) && at.id !== child.id)) become(at, child);
    else shown.insertBefore(child, at);
  });
  while (shown.childNodes.length > children.length) shown.lastChild.remove();
};

const clock = at => `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
const pad = number => String(number).padStart(2, "0");
const local = root => root.querySelectorAll("time:not([data-age])").forEach(element => {
  const at = new Date(element.dateTime), now = new Date();
  element.textContent = at.toDateString() === now.toDateString() ? clock(at)
    : now - at < 6 * 86_400_000 ? `${at.toLocaleDateString("en", { weekday: "short" })} ${clock(at).slice(0, 5)}`
    : `${at.toLocaleDateString("en", { day: "numeric", month: "short", year: "numeric" })} ${clock(at).slice(0, 5)}`;
  element.title = element.dateTime;
});
const age = milliseconds => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min`
    : seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} days`;
};
const ages = root => root.querySelectorAll("time[data-age]").forEach(element => {
  element.textContent = age(Date.now() - new Date(element.dateTime));
});

let asking = false, again = false;
async function refresh() {
  if (asking) { again = true; return; }
  asking = true;
  askedAt = Date.now();
  try {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(8000) });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    local(next);
    ages(next);
    document.title = next.title;
    document.getElementById("icon").href = next.getElementById("icon").href;
    for (const id of ["head", "content"]) become(document.getElementById(id), next.getElementById(id));
    heard = shownAt = Date.now();
    stale();
  } catch (away) {
    // How old it is says so.
  } finally {
    asking = false;
    if (again) { again = false; setTimeout(refresh, 500); }
  }
}

const stale = () => {
  const element = document.getElementById("stale");
  const text = Date.now() - heard > SILENT
    ? `Teal has not answered since ${clock(new Date(heard))}; what is shown is ${age(Date.now() - shownAt)} old.` : "";
  if (element.textContent !== text) element.textContent = text;
};

const events = new EventSource("/events");
events.addEventListener("open", refresh);
events.addEventListener("changed", refresh);
events.addEventListener("alive", () => {
  heard = Date.now();
  // Polls that find nothing new are no change, and still move the time of Git's last answer.
  if (heard - shownAt > 15_000) refresh();
});
setInterval(() => {
  ages(document);
  stale();
  if (Math.min(Date.now() - heard, Date.now() - askedAt) > QUIET) refresh();
}, 1000);

const sought = document.getElementById("sought");
let soon;
sought?.addEventListener("input", () => {
  const there = new URL(location.href);
  if (sought.value) there.searchParams.set("q", sought.value); else there.searchParams.delete("q");
  history.replaceState(null, "", there);
  clearTimeout(soon);
  soon = setTimeout(refresh, 150);
});
local(document);
ages(document);
