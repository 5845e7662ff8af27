// Keeps what the server tells and shows it: the chats left, the organisers right, the mailbox below, the clock above.

import { Conversation } from "./chat.js";
import { avatar, make } from "./text.js";
import { Clock, Faults, Mailbox } from "./tools.js";

const LANGUAGES = { en: "English", lt: "Lietuvių", lv: "Latviešu", et: "Eesti", pl: "Polski", de: "Deutsch", fr: "Français",
  es: "Español", it: "Italiano", fi: "Suomi", sv: "Svenska", uk: "Українська" };
const world = { bot: { name: "", username: "" }, description: "", people: [], chats: new Map(), seen: new Map(), chosen: 0, awaited: 0, group: 0, writer: 0, news: new Set() };
const find = (id) => document.getElementById(id);

async function call(deed, fields) {
  const form = fields instanceof FormData;
  try {
    const response = await fetch(`/sandbox/${deed}`, { method: "POST", body: form ? fields : JSON.stringify(fields),
      headers: form ? {} : { "content-type": "application/json" } });
    const answer = await response.json();
    if (answer.error) toast(answer.error);
    return answer;
  } catch {
    toast("The demo does not answer. Was it stopped? Start it again: nothing is lost.");
    return null;
  }
}

function toast(text) {
  const box = make("div", { class: "toast" }, text);
  find("toasts").append(box);
  setTimeout(() => box.remove(), 5000);
}

function alertBox(text) {
  find("alert-text").textContent = text;
  find("alert").showModal();
}

function ownLink(href) {
  const url = new URL(href);
  return url.hostname === "t.me" && url.pathname.replaceAll("/", "").toLowerCase() === world.bot.username.toLowerCase();
}

const clock = new Clock(find("clock-now"), find("clock-buttons"), call);
const faults = new Faults(find("faults-panel"), find("fault-count"), call);
const mailbox = new Mailbox(find("mailbox"), clock, call);
const shared = { call, toast, alert: alertBox, ownLink, botName: () => world.bot.name, time: (at) => clock.hour(at), day: (at) => clock.day(at),
  topicTools: () => [], newTopic: () => {} };

function languages(chosen) {
  const known = chosen && !(chosen in LANGUAGES) ? { ...LANGUAGES, [chosen]: chosen } : LANGUAGES;
  return Object.entries(known).map(([code, name]) => make("option", { value: code, selected: code === chosen }, name));
}

const chip = (label, action) => make("button", { type: "button", class: "chip", onclick: action }, label);

function ask(question, value = "") {
  return window.prompt(question, value);
}

const left = new Conversation(find("private"), { ...shared,
  as: () => world.chosen,
  mine: (message) => !message.from.bot,
  about: (chat) => ({ blocked: "you have blocked this bot", deactivated: "this account is deleted" })[chat.standing] || "bot",
  tools: (chat) => {
    const person = world.people.find((one) => one.id === chat.id);
    const blocked = chat.standing === "blocked";
    return [
      make("select", { "aria-label": "Language of this attendee", onchange: (event) => call("language", { as: chat.id, language: event.target.value }) },
        languages(person?.language)),
      chip("Open link…", () => { const link = ask("A link to the bot, or just its start payload:", `t.me/${world.bot.username}?start=`); if (link !== null) call("open", { as: chat.id, link }); }),
      chat.standing !== "new" && chat.standing !== "deactivated" && chip(blocked ? "Unblock" : "Block the bot", () => call("block", { as: chat.id, blocked: !blocked })),
    ];
  },
  welcome: () => make("div", { class: "card" }, make("h3", {}, "What can this bot do?"),
    make("p", {}, world.description || "Press Start to begin the conversation.")),
});

const right = new Conversation(find("organisers"), { ...shared,
  as: () => world.writer,
  mine: (message) => message.from.id === world.writer,
  about: (chat) => `${chat.members.length} ${chat.members.length === 1 ? "member" : "members"} and the bot · ${chat.forum ? "forum" : chat.type}`,
  tools: (chat) => [
    make("label", { class: "quiet" }, "as ", make("select", { "aria-label": "Who writes", onchange: (event) => { world.writer = Number(event.target.value); draw(); } },
      world.people.map((one) => make("option", { value: one.id, selected: one.id === world.writer }, one.name)))),
    world.groups.length > 1 && make("select", { "aria-label": "Which group", onchange: (event) => { world.group = Number(event.target.value); draw(); } },
      world.groups.map((one) => make("option", { value: one.id, selected: one.id === world.group }, one.title))),
    make("details", { class: "more", open: world.more, ontoggle: (event) => { world.more = event.currentTarget.open; } },
      make("summary", { class: "chip", "aria-label": "Change the group", title: "Change the group" }, "⋯"), make("div", {},
    !chat.forum && chip("Make it a forum", () => call("upgrade", { chat: chat.id, forum: true })),
    chat.type === "group" && chip("Upgrade", () => call("upgrade", { chat: chat.id })),
    chip(chat.standing === "kicked" || chat.standing === "left" ? "Add the bot" : "Remove the bot",
      () => call("invite", { chat: chat.id, present: chat.standing === "kicked" || chat.standing === "left" })))),
  ],
  topicTools: (chat, topic) => [
    chip(topic.closed ? "Reopen" : "Close", () => call("topic", { chat: chat.id, topic: topic.id, closed: !topic.closed })),
    chip("Delete", () => call("topic", { chat: chat.id, topic: topic.id, deleted: true }))],
  newTopic: (chat) => { const name = ask("Name of the topic:"); if (name) call("topics", { chat: chat.id, name }); },
  welcome: () => make("div", { class: "card" }, make("p", {}, "The organisers' group. Nothing has been written here yet.")),
});

function newest(chat) {
  return Math.max(0, ...chat.messages.keys());
}

function unread(chat) {
  const seen = world.seen.get(chat.id) || 0;
  return [...chat.messages.values()].filter((message) => message.id > seen && message.from.bot).length;
}

function drawPeople() {
  find("people").replaceChildren(...world.people.map((person) => {
    const chat = world.chats.get(person.id);
    const last = chat?.messages.get(newest(chat));
    const count = chat && person.id !== world.chosen ? unread(chat) : 0;
    return make("li", {}, make("button", { type: "button", class: "person", "aria-current": person.id === world.chosen ? "true" : false,
      onclick: () => choose(person.id) },
      avatar(person.id, person.name),
      make("span", { class: "who" }, make("b", {}, person.name), make("span", { class: "quiet" },
        chat?.typing ? "bot is typing…" : last ? (last.text || last.note || last.file?.name || "").slice(0, 60) : LANGUAGES[person.language] || person.language)),
      count > 0 && make("span", { class: "badge", "aria-label": `${count} unread` }, String(count))));
  }));
  if (world.seenIn !== world.chosen) find("people").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  world.seenIn = world.chosen;
}

function choose(id) {
  world.chosen = id;
  draw();
  left.input.focus({ preventScroll: true });
}

function draw() {
  world.groups = [...world.chats.values()].filter((chat) => chat.id < 0);
  if (world.awaited && world.chats.has(world.awaited)) { world.chosen = world.awaited; world.awaited = 0; }
  if (!world.people.some((one) => one.id === world.chosen)) world.chosen = world.people[0]?.id || 0;
  if (!world.groups.some((one) => one.id === world.group)) world.group = world.groups[0]?.id || 0;
  const group = world.chats.get(world.group);
  if (!world.people.some((one) => one.id === world.writer)) world.writer = group?.members[0] || world.chosen;
  const chat = world.chats.get(world.chosen);
  if (chat) world.seen.set(chat.id, newest(chat));
  drawPeople();
  left.show(chat || null);
  if (!chat) left.empty.replaceChildren();
  right.show(group || null);
  drawNoGroup(!group);
}

function drawNoGroup(none) {
  const old = find("no-group");
  if (none && !old) {
    find("organisers").append(make("div", { id: "no-group", class: "empty" }, make("div", { class: "card" }, make("h3", {}, "No organisers' group yet"),
      make("p", {}, chip("Plain group", () => call("groups", { title: "Organisers" })), " ", chip("Forum", () => call("groups", { title: "Organisers", forum: true }))))));
  } else if (!none && old) old.remove();
}

function take(told) {
  if (told.first) world.chats.clear();
  Object.assign(world, { bot: told.bot, description: told.description, people: told.people });
  for (const id of told.gone) world.chats.delete(id);
  for (const chat of told.chats) {
    const messages = world.chats.get(chat.id)?.messages || new Map();
    for (const message of chat.messages) {
      if (message.deleted) messages.delete(message.id);
      else messages.set(message.id, message);
    }
    world.chats.set(chat.id, { ...chat, messages });
    if (chat.typing) setTimeout(() => { const now = world.chats.get(chat.id); if (now?.typing) { now.typing = ""; draw(); } }, 5000);
  }
  if (told.first && !world.seen.size) for (const chat of world.chats.values()) world.seen.set(chat.id, newest(chat));
  Object.assign(world, { told, first: world.first || told.first });
  for (const chat of told.chats) if (chat.messages.length) world.news.add(chat.id);
  world.due ||= setTimeout(show, 30);
}

/** Shows what has come since the last time: a broadcast to hundreds is drawn some times a second, not hundreds of times. */
function show() {
  const { told, news, first } = world;
  Object.assign(world, { due: 0, first: false, news: new Set() });
  find("bot-name").textContent = told.bot.name;
  document.title = `${told.bot.name} · trying`;
  clock.show(told.clock);
  draw();
  faults.show(told, [...world.chats.values()]);
  mark(first, [...news], mailbox.show(told.mail));
}

/** Dots on the tabs that a phone does not show. */
function mark(first, chats, mails) {
  const tab = document.body.dataset.tab;
  const fresh = { chats: chats.some((id) => id > 0), group: chats.some((id) => id < 0), mail: mails > 0 };
  for (const button of document.querySelectorAll(".tabs button")) {
    const name = button.dataset.tab;
    const badge = button.querySelector(".badge");
    if (name === tab) badge.hidden = true;
    else if (!first && fresh[name]) { badge.textContent = "•"; badge.hidden = false; }
  }
}

function connect() {
  const events = new EventSource("/sandbox/events");
  events.onopen = () => { find("link-state").textContent = "Telegram for trying"; };
  events.onmessage = (event) => take(JSON.parse(event.data));
  events.onerror = () => {
    find("link-state").textContent = "connecting again…";
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
  };
}

for (const button of document.querySelectorAll(".tabs button")) {
  button.addEventListener("click", () => {
    document.body.dataset.tab = button.dataset.tab;
    for (const other of document.querySelectorAll(".tabs button")) other.setAttribute("aria-pressed", String(other === button));
    button.querySelector(".badge").hidden = true;
    for (const one of [left, right]) one.toNewest();
  });
}

find("new-person").elements.language.append(...languages("en"));
find("new-person").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const fields = Object.fromEntries(new FormData(form));
  form.elements.name.value = "";
  const answer = await call("people", fields);
  if (answer?.id) { world.awaited = answer.id; draw(); left.input.focus({ preventScroll: true }); }
});
connect();
