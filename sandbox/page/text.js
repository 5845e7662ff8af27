// Text with entities becomes DOM nodes, and never markup: nothing here reads HTML.

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span", custom_emoji: "span",
};

/** An element with attributes, listeners (on...) and children; null and false children are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Opens web addresses only; anything else is shown as text. */
export function address(url) {
  try {
    const full = new URL(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
    return ["http:", "https:", "mailto:", "tel:"].includes(full.protocol) ? full.href : null;
  } catch {
    return null;
  }
}

/** The nodes of a text; entity offsets count UTF-16 units, as JavaScript strings do. */
export function rich(text, entities, actions, start = 0, end = text.length) {
  const nodes = [];
  let place = start;
  const list = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  for (let i = 0; i < list.length; i += 1) {
    const entity = list[i];
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    if (from < place || to <= from) continue;
    if (from > place) nodes.push(text.slice(place, from));
    nodes.push(one(entity, rich(text, list.slice(i + 1), actions, from, to), text.slice(from, to), actions));
    place = to;
    if (entity.type.endsWith("blockquote") && place < end && text[place] === "\n") place += 1; // it ends its line itself
  }
  if (place < end) nodes.push(text.slice(place, end));
  return nodes;
}

function one(entity, inside, words, actions) {
  switch (entity.type) {
    case "text_link": return link(entity.url, inside, actions);
    case "url": return link(words, inside, actions);
    case "email": return make("a", { href: `mailto:${words}` }, inside);
    case "bot_command":
      return make("button", { class: "inline-link", type: "button", onclick: () => actions.say(words) }, inside);
    case "spoiler":
      return make("span", { class: "spoiler", tabindex: "0", role: "button", "aria-label": "hidden text",
        onclick: (event) => event.currentTarget.classList.add("open"),
        onkeydown: (event) => event.key === "Enter" && event.currentTarget.classList.add("open") }, inside);
    case "expandable_blockquote": return make("blockquote", { class: "long" }, inside);
    default: return TAGS[entity.type] ? make(TAGS[entity.type], {}, inside) : make("span", { class: "mention" }, inside);
  }
}

function link(url, inside, actions) {
  const href = address(url);
  if (!href) return make("span", {}, inside);
  const own = actions.ownLink(href);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", title: url,
    onclick: (event) => { if (own) { event.preventDefault(); actions.open(href); } } }, inside);
}

export function initials(name) {
  return [...name.replace(/[^\p{L}\p{N}\s]/gu, "").trim().split(/\s+/)].slice(0, 2).map((word) => [...word][0] || "").join("").toUpperCase() || "?";
}

/** A round picture with the initials, in one of seven colours as everywhere in Telegram. */
export function avatar(id, name) {
  return make("span", { class: `avatar c${Math.abs(id) % 7}`, "aria-hidden": "true" }, initials(name));
}

export function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}
