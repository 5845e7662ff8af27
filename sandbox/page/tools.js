// The clock, the faults and the mailbox.

import { make } from "./text.js";

const FAULTS = [
  ["429", "429: too many requests"], ["403", "403: blocked"], ["400", "400: chat not found"], ["502", "502: bad gateway"],
  ["drop", "Connection drops"], ["lost", "Answer gets lost"], ["silent", "Never answers"], ["slow", "Answers 3 s late"],
];
const MAIL_FAULTS = [["451", "451 three times"], ["550", "550 once"], ["hang", "Hangs once"], ["refuse", "Refuses connections"]];

export class Clock {
  constructor(time, buttons, call) {
    Object.assign(this, { time, buttons, call, ahead: 0, at: 0, runs: true, zone: "UTC" });
    setInterval(() => this.tick(), 1000);
  }

  show(clock) {
    Object.assign(this, { ahead: clock.now - Date.now(), at: clock.now, runs: clock.runs, zone: clock.zone });
    const signature = JSON.stringify([clock.movable, clock.moments]);
    if (signature !== this.signature) {
      this.signature = signature;
      const steps = [["now", "Now"], ["hour", "+1 hour"], ["day", "+1 day"], ...clock.moments.map((name, place) => [place, name])];
      this.buttons.replaceChildren(...(clock.movable ? steps : []).map(([to, label]) =>
        make("button", { type: "button", class: "chip", onclick: () => this.call("clock", { to }) }, label)));
    }
    this.tick();
  }

  tick() {
    const now = new Date(this.runs ? Date.now() + this.ahead : this.at);
    const zone = this.zone === "UTC" || this.zone.includes("/") ? this.zone : "UTC";
    this.time.dateTime = now.toISOString();
    this.time.textContent = `${now.toLocaleString("en-GB", { timeZone: zone, weekday: "short", day: "numeric", month: "short",
      year: "numeric", hour: "2-digit", minute: "2-digit" })} ${zone.startsWith("Etc/GMT") ? `UTC${zone.slice(7).replace(/[+-]/, (sign) => (sign === "-" ? "+" : "−"))}` : zone.split("/").pop().replace("_", " ")}`;
  }

  day(seconds) {
    return new Date(seconds * 1000).toLocaleDateString("en-GB", { timeZone: this.zone, day: "numeric", month: "long" });
  }

  hour(seconds) {
    return new Date(seconds * 1000).toLocaleTimeString("en-GB", { timeZone: this.zone, hour: "2-digit", minute: "2-digit" });
  }
}

export class Faults {
  constructor(panel, badge, call) {
    Object.assign(this, { panel, badge, call });
    this.active = make("ul", { class: "active" });
    this.calls = make("ol", { class: "calls", "aria-label": "Last calls" });
    this.chat = make("select", { name: "chat", "aria-label": "For which chat" });
    this.floods = make("input", { type: "checkbox", onchange: () => call("floods", { on: this.floods.checked }) });
    panel.append(
      make("form", { class: "fault-form", onsubmit: (event) => this.add(event) },
        make("select", { name: "kind", "aria-label": "What goes wrong" }, FAULTS.map(([kind, name]) => make("option", { value: kind }, name))),
        this.chat,
        make("select", { name: "count", "aria-label": "How often" }, ["1", "3", "10", "0"].map((count) =>
          make("option", { value: count }, count === "0" ? "until cleared" : `${count}×`))),
        make("button", { class: "plain" }, "Switch on")),
      make("label", { class: "check" }, this.floods, "Enforce Telegram's flood limits"),
      make("div", { class: "chips" }, MAIL_FAULTS.map(([kind, name]) =>
        make("button", { type: "button", class: "chip mail-fault", onclick: () => call("mailfaults", { kind }) }, `Mail: ${name}`))),
      this.active,
      make("button", { type: "button", class: "chip", onclick: () => call("calm", {}) }, "Clear all faults"),
      make("h3", {}, "Last calls of the bot"), this.calls);
  }

  add(event) {
    event.preventDefault();
    this.call("faults", Object.fromEntries(new FormData(event.target)));
  }

  show(told, chats) {
    const all = [...told.faults, ...(told.mail?.faults || []).map((name) => `Mail: ${name}`), ...(told.floods ? ["Flood limits"] : [])];
    this.badge.hidden = all.length === 0;
    this.badge.textContent = String(all.length);
    this.floods.checked = told.floods;
    this.active.replaceChildren(...all.map((name) => make("li", {}, name)));
    for (const chip of this.panel.querySelectorAll(".mail-fault")) chip.hidden = !told.mail;
    this.calls.replaceChildren(...told.calls.toReversed().map((one) => make("li", {}, make("time", {}, one.at), ` ${one.method} `,
      make("span", { class: ["ok", "…"].includes(one.answer) ? "quiet" : "bad" }, one.answer))));
    const { value } = this.chat;
    this.chat.replaceChildren(make("option", { value: "" }, "every chat"), ...chats.map((chat) => make("option", { value: chat.id }, chat.title)));
    this.chat.value = [...this.chat.options].some((option) => option.value === value) ? value : "";
  }
}

export class Mailbox {
  constructor(host, clock, call) {
    Object.assign(this, { host, clock, call, chosen: null, count: 0 });
    this.title = make("h2", {}, "Mailbox");
    this.list = make("ul", { class: "mails", "aria-label": "Mails" });
    this.words = make("textarea", { rows: "2", "aria-label": "Reply by mail", placeholder: "Reply, as the organisers’ mail program does…" });
    this.form = make("form", { class: "mail-reply", onsubmit: (event) => this.reply(event) }, this.words, make("button", { class: "plain" }, "Send"));
    this.letterBox = make("div", {});
    this.mail = make("article", { class: "mail", tabindex: "0", "aria-label": "Mail" }, this.letterBox, this.form);
    host.append(make("header", { class: "mail-head" }, this.title), make("div", { class: "mail-body" }, this.list, this.mail));
  }

  show(mail) {
    this.host.hidden = !mail;
    this.host.classList.toggle("still", !mail?.messages.length);
    document.body.classList.toggle("no-mail", !mail);
    if (!mail) return 0;
    const fresh = mail.messages.length - this.count;
    this.count = mail.messages.length;
    this.messages = mail.messages;
    this.title.textContent = `Mailbox${this.count ? ` · ${this.count}` : ""}`;
    this.draw();
    return fresh;
  }

  draw() {
    const newest = this.messages.toReversed();
    const chosen = newest.find((one) => one.number === this.chosen) || newest[0];
    this.list.replaceChildren(...newest.map((one) => make("li", {}, make("button", { type: "button", "aria-pressed": String(one === chosen),
      onclick: () => { this.chosen = one.number; this.draw(); } },
      make("b", {}, one.subject || "(no subject)"), make("span", { class: "quiet" }, `${this.clock.hour(one.at)} · to ${one.to}`)))));
    this.form.hidden = !chosen?.repliable;
    if (this.answered !== chosen?.number) this.words.value = "";
    this.answered = chosen?.number;
    const replies = chosen?.replies.length || 0;
    this.letterBox.replaceChildren(...(chosen ? this.letter(chosen) : [make("p", { class: "quiet" }, "No mail yet. What the bot mails to the organisers appears here.")]));
    if (this.sent && replies) { this.letterBox.scrollTop = this.letterBox.scrollHeight; this.sent = false; }
  }

  async reply(event) {
    event.preventDefault();
    const text = this.words.value.trim();
    if (!text) return;
    const answer = await this.call("mailreply", { mail: this.answered, text });
    if (!answer || answer.error) return;
    this.words.value = "";
    this.sent = true;
  }

  letter(one) {
    const line = (name, value) => value && make("p", {}, make("span", { class: "quiet" }, `${name} `), value);
    return [make("h3", {}, one.subject), line("From", one.from), line("To", one.to), line("Reply to", one.replyTo),
      make("pre", {}, one.text.trimEnd()), one.files.length > 0 && make("p", {}, one.files.map((name, place) =>
        make("a", { class: "chip", href: `/sandbox/mails/${one.number}/${place}`, download: name }, `↓ ${name}`))),
      ...one.replies.map((reply) => make("p", { class: "mail-sent" }, make("span", { class: "quiet" },
        `You replied ${this.clock.hour(reply.at)}${reply.seen ? " · the bot has read it" : ""} `), reply.text))].filter(Boolean);
  }
}
