// One conversation: its messages, its keyboards and the line in which one writes.

import { address, avatar, make, rich, size } from "./text.js";

const ACTIONS = { typing: "typing", upload_photo: "sending a photo", upload_document: "sending a file" };

export class Conversation {
  /** host: the element; options: who writes (as), what the header shows, what calls the server. */
  constructor(host, options) {
    this.host = host;
    this.options = options;
    this.chat = null;
    this.reply = null;
    this.editing = null;
    this.topic = null;
    this.nodes = new Map();
    this.drafts = new Map();
    this.build();
  }

  build() {
    this.header = make("header", { class: "chat-head" });
    this.topics = make("div", { class: "topics", role: "group", "aria-label": "Topics", hidden: true });
    this.list = make("ol", { class: "messages", role: "log", "aria-live": "polite", "aria-label": "Messages", tabindex: "0" });
    this.empty = make("div", { class: "empty" });
    this.context = make("div", { class: "context", hidden: true });
    this.keyboard = make("div", { class: "reply-keyboard", hidden: true });
    this.menu = make("ul", { class: "menu", hidden: true, "aria-label": "Commands" });
    this.file = make("input", { type: "file", hidden: true, "aria-label": "File to send", onchange: () => this.attach() });
    this.input = make("textarea", { rows: "1", placeholder: "Message", "aria-label": "Message",
      oninput: () => this.grow(), onkeydown: (event) => this.key(event) });
    this.slash = make("button", { type: "button", class: "icon", "aria-label": "Commands", title: "Commands",
      "aria-expanded": "false", onclick: () => this.toggleMenu() }, "/");
    this.form = make("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      this.slash,
      make("button", { type: "button", class: "icon", "aria-label": "Send a file", title: "Send a file",
        onclick: () => this.file.click() }, "📎"),
      this.file, this.input,
      make("button", { type: "submit", class: "icon send", "aria-label": "Send", title: "Send" }, "➤"));
    this.begin = make("button", { type: "button", class: "begin", hidden: true });
    this.down = make("button", { type: "button", class: "down", hidden: true, "aria-label": "To the newest message",
      title: "To the newest message", onclick: () => this.toNewest() }, "↓");
    this.scroll = make("div", { class: "scroll" }, this.empty, this.list, make("div", { class: "down-place" }, this.down));
    this.host.append(this.header, this.topics, this.scroll, this.context, this.keyboard, this.menu, this.form, this.begin);
    this.follow();
  }

  /** Whoever reads the newest message stays there, also when a picture loads or the mailbox below grows; only scrolling up ends it. */
  follow() {
    this.low = true;
    this.top = 0;
    this.known = new Map();
    this.scroll.addEventListener("scroll", () => {
      const { scrollTop, scrollHeight, clientHeight } = this.scroll;
      if (scrollHeight - scrollTop - clientHeight < 80) this.low = true;
      else if (scrollTop < this.top) this.low = false;
      this.top = scrollTop;
      this.down.hidden = this.low;
      if (this.low) this.down.classList.remove("fresh");
    });
    const sizes = new ResizeObserver(() => { if (this.low) this.toNewest(); });
    sizes.observe(this.scroll);
    sizes.observe(this.list);
  }

  toNewest() {
    this.low = true;
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  /** Shows a chat; messages of the one shown before go. */
  show(chat) {
    if (this.chat?.id !== chat?.id) {
      if (this.chat) this.drafts.set(this.chat.id, this.input.value);
      this.list.replaceChildren();
      this.nodes.clear();
      this.cancel();
      this.topic = null;
      this.input.value = (chat && this.drafts.get(chat.id)) || "";
      this.grow();
    }
    const fresh = this.chat?.id !== chat?.id;
    this.chat = chat;
    this.host.classList.toggle("none", !chat);
    if (!chat) return;
    const low = fresh || this.low;
    this.head();
    this.showTopics();
    this.showMessages();
    this.showLine();
    if (low) this.toNewest();
    this.news();
  }

  /** What has come since this chat was last shown: it may ask for a reply, and marks the way down for whoever reads further up. */
  news() {
    const known = this.known.get(this.chat.id);
    const fresh = [...this.chat.messages.values()].filter((message) => message.id > known);
    this.known.set(this.chat.id, Math.max(0, ...this.chat.messages.keys()));
    if (fresh.length && !this.low) this.down.classList.add("fresh");
    // It may have been answered in another window.
    if (this.reply && fresh.some((message) => message.reply?.id === this.reply.id && message.from.id === this.options.as())) this.cancel();
    const asks = fresh.findLast((message) => message.keyboard?.force && (message.keyboard.to?.includes(this.options.as()) ?? true));
    if (asks && !this.editing) this.answer(asks);
  }

  head() {
    const { chat } = this;
    const typing = chat.typing ? `${ACTIONS[chat.typing] || "busy"}…` : "";
    const title = chat.id > 0 ? this.options.botName() : chat.title;
    this.header.replaceChildren(avatar(chat.id > 0 ? 3 : chat.id, title),
      make("div", { class: "who" }, make("h2", {}, title),
        make("p", { class: typing ? "typing" : "quiet", role: "status" }, typing || this.options.about(chat))),
      make("div", { class: "tools" }, this.options.tools(chat, this)));
  }

  showTopics() {
    const { chat } = this;
    this.topics.hidden = !chat.forum;
    if (!chat.forum) { this.topic = null; return; }
    if (this.topic && !chat.topics.some((topic) => topic.id === this.topic)) this.topic = null;
    const tab = (id, name) => make("button", { type: "button", class: "chip", "aria-pressed": String(this.topic === id),
      onclick: () => { this.topic = id; this.nodes.clear(); this.list.replaceChildren(); this.show(this.chat); this.toNewest(); } }, name);
    const topic = chat.topics.find((one) => one.id === this.topic);
    this.topics.replaceChildren(tab(null, "All"), ...chat.topics.map((one) => tab(one.id, `${one.closed ? "🔒 " : "# "}${one.name}`)),
      ...(topic ? this.options.topicTools(chat, topic) : []),
      make("button", { type: "button", class: "chip", onclick: () => this.options.newTopic(chat) }, "+ topic"));
  }

  showMessages() {
    const shown = [...this.chat.messages.values()].sort((a, b) => a.id - b.id)
      .filter((message) => !this.topic || message.thread === this.topic);
    let last = null;
    const day = (message) => this.options.day(message.date);
    const wanted = [];
    for (const message of shown) {
      if (!last || day(last) !== day(message)) wanted.push([`day${day(message)}`, message, true]);
      wanted.push([message.id, message, false]);
      last = message;
    }
    const keep = new Set(wanted.map(([key]) => key));
    for (const [key, node] of this.nodes) if (!keep.has(key)) { node.remove(); this.nodes.delete(key); }
    let before = null;
    for (const [key, message, isDay] of wanted) {
      let node = this.nodes.get(key);
      if (!node || (!isDay && node.message !== message)) {
        const made = isDay ? make("li", { class: "day" }, make("span", {}, day(message))) : this.message(message);
        made.message = message;
        if (node) node.replaceWith(made);
        node = made;
        this.nodes.set(key, node);
      }
      if (node.previousSibling !== before || !node.parentNode) {
        if (before) before.after(node); else this.list.prepend(node);
      }
      before = node;
    }
    this.empty.replaceChildren(...(shown.length ? [] : [this.options.welcome(this.chat)]));
    this.empty.hidden = shown.length > 0;
  }

  message(message) {
    if (message.service) {
      return make("li", { class: "service" }, make("span", {}, message.note));
    }
    const mine = this.options.mine(message, this.chat);
    const inner = make("div", { class: "bubble" },
      this.chat.id < 0 && !mine && make("span", { class: `name c${Math.abs(message.from.id) % 7}` }, message.from.name),
      message.forwarded && make("span", { class: "forwarded" }, `Forwarded from ${message.forwarded}`),
      message.reply && make("button", { type: "button", class: "quote", "aria-label": `In reply to ${message.reply.name}`,
        onclick: () => this.jump(message.reply.id) }, make("b", {}, message.reply.name), make("span", {}, message.reply.text)),
      message.file && this.fileOf(message.file),
      (message.text || message.note) && make("div", { class: "text" },
        message.text ? rich(message.text, message.entities, this.actions()) : message.note),
      make("span", { class: "meta" }, message.pinned && "📌 ", message.edited && "edited ", this.options.time(message.date)),
      message.reactions.length > 0 && make("span", { class: "reactions" }, message.reactions.join(" ")));
    return make("li", { class: `row ${mine ? "mine" : "theirs"}`, "data-id": message.id, "data-from": message.from.bot ? "bot" : "person" },
      this.chat.id < 0 && !mine && avatar(message.from.id, message.from.name),
      make("div", { class: "stack" }, inner, message.buttons.length > 0 && this.inline(message)),
      make("span", { class: "deeds" },
        make("button", { type: "button", class: "deed", "aria-label": "Reply", title: "Reply", onclick: () => this.answer(message) }, "↩"),
        mine && !message.from.bot && message.text && make("button", { type: "button", class: "deed", "aria-label": "Edit", title: "Edit",
          onclick: () => this.change(message) }, "✎")));
  }

  fileOf(file) {
    if (file.picture) {
      return make("a", { href: file.url, target: "_blank", rel: "noopener", class: "picture" },
        make("img", { src: file.url, alt: file.name, loading: "lazy" }));
    }
    return make("a", { href: file.url, download: file.name, class: "file" },
      make("span", { class: "file-icon", "aria-hidden": "true" }, "↓"),
      make("span", {}, make("b", {}, file.name), make("small", {}, size(file.size))));
  }

  inline(message) {
    return make("div", { class: "inline-keyboard", role: "group", "aria-label": "Buttons" },
      message.buttons.map((row, r) => make("div", { class: "buttons" }, row.map((button, c) => {
        const href = button.url && address(button.url);
        if (href && !this.options.ownLink(href)) {
          return make("a", { class: "button", href, target: "_blank", rel: "noopener noreferrer" }, button.label, make("i", { "aria-hidden": "true" }, "↗"));
        }
        return make("button", { type: "button", class: "button", onclick: (event) => this.press(event.currentTarget, message, r, c) }, button.label);
      }))));
  }

  async press(button, message, row, column) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    const answer = await this.call("press", { message: message.id, row, column });
    button.removeAttribute("aria-busy");
    if (answer?.text) (answer.alert ? this.options.alert : this.options.toast)(answer.text);
  }

  showLine() {
    const { chat } = this;
    const person = this.options.as();
    const start = chat.id > 0 && chat.standing === "new";
    const gone = chat.id > 0 && (chat.standing === "blocked" || chat.standing === "deactivated");
    const out = chat.id < 0 && (!person || !chat.members.includes(person));
    this.form.hidden = start || gone || out;
    this.begin.hidden = !this.form.hidden;
    this.begin.textContent = start ? "START" : gone ? "RESTART BOT" : "JOIN THE GROUP";
    this.begin.disabled = out && !person;
    this.begin.onclick = () => (out ? this.call("join") : this.call("open", { link: "" }));
    this.slash.hidden = chat.commands.length === 0;
    const latest = [...chat.messages.values()].filter((message) => message.keyboard).sort((a, b) => b.id - a.id)[0];
    const rows = latest && !this.form.hidden ? latest.keyboard.rows : [];
    this.keyboard.hidden = rows.length === 0;
    this.keyboard.replaceChildren(...rows.map((row) => make("div", { class: "buttons" },
      row.map((label) => make("button", { type: "button", class: "button", onclick: () => this.say(label) }, label)))));
  }

  toggleMenu(open = this.menu.hidden) {
    this.menu.hidden = !open;
    this.slash.setAttribute("aria-expanded", String(open));
    this.menu.replaceChildren(...this.chat.commands.map((command) => make("li", {},
      make("button", { type: "button", onclick: () => { this.toggleMenu(false); this.say(`/${command.command}`); this.input.focus(); } },
        make("b", {}, `/${command.command}`), make("span", {}, command.description)))));
    if (open) this.menu.querySelector("button")?.focus();
  }

  answer(message) {
    this.cancel();
    this.reply = message;
    this.about("Reply to", message.from.name, message.text || message.note || message.kind);
  }

  change(message) {
    this.cancel();
    this.editing = message;
    this.input.value = message.text;
    this.grow();
    this.about("Edit", "message", message.text);
  }

  about(verb, name, text) {
    this.context.replaceChildren(make("div", {}, make("b", {}, `${verb} ${name}`), make("span", {}, text.slice(0, 120))),
      make("button", { type: "button", class: "icon", "aria-label": "Cancel", title: "Cancel (Esc)", onclick: () => this.cancel() }, "✕"));
    this.context.hidden = false;
    this.input.focus();
  }

  cancel() {
    if (this.editing) { this.input.value = ""; this.grow(); }
    this.reply = this.editing = null;
    this.context.hidden = true;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    if (event.key === "Escape") { this.cancel(); this.toggleMenu(false); }
    if (event.key === "/" && !this.input.value && this.chat.commands.length) this.toggleMenu(true), this.input.focus();
  }

  grow() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
  }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const { editing, reply } = this;
    this.input.value = "";
    this.editing = null;
    this.cancel();
    this.toggleMenu(false);
    this.grow();
    const answer = editing ? await this.call("edit", { message: editing.id, text }) : await this.say(text, reply);
    // Words that did not get through stay where they can be sent again.
    if (!answer && !this.input.value) this.input.value = text;
  }

  say(text, reply = null) {
    this.toNewest();
    return this.call("write", { text, reply: reply?.id, topic: this.topic });
  }

  async attach() {
    const [file] = this.file.files;
    if (!file) return;
    const form = new FormData();
    const fields = { as: this.options.as(), chat: this.chat.id, text: this.input.value.trim(), reply: this.reply?.id, topic: this.topic };
    for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
    form.append("file", file);
    this.input.value = "";
    this.file.value = "";
    this.cancel();
    await this.options.call("write", form);
  }

  call(deed, fields = {}) {
    return this.options.call(deed, { as: this.options.as(), chat: this.chat.id, ...fields });
  }

  actions() {
    return { say: (text) => this.say(text), open: (link) => this.call("open", { link }), ownLink: this.options.ownLink };
  }

  jump(id) {
    const node = this.nodes.get(id);
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 1200);
  }
}
