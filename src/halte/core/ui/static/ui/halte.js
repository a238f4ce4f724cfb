// Enhancements only: every page works without this file.
"use strict";

// The session: warn before it ends, and offer to go on.
for (const box of document.querySelectorAll("[data-session]")) {
  const text = box.querySelector("[data-session-text]");
  const button = box.querySelector("[data-session-extend]");
  let ends = Date.parse(box.dataset.endsAt);
  let said = "";

  const say = (words) => {
    if (words !== said) {
      said = words;
      text.textContent = words;
    }
  };
  const look = () => {
    const left = (ends - Date.now()) / 1000;
    box.hidden = left > Number(box.dataset.warn);
    if (box.hidden) return;
    const minutes = Math.ceil(left / 60);
    button.hidden = left <= 0;
    if (left <= 0) say(text.dataset.ended);
    else if (minutes === 1) say(text.dataset.one);
    else say(text.dataset.many.replace("#", String(minutes)));
  };
  // A page opened in another tab keeps the session alive: tabs tell each other.
  const tabs = new BroadcastChannel("session");
  tabs.addEventListener("message", (event) => {
    ends = Math.max(ends, event.data);
    look();
  });
  button.addEventListener("click", async () => {
    const answer = await fetch(box.dataset.extend, { redirect: "manual" });
    ends = answer.ok ? Date.parse((await answer.json()).ends_at) : 0;
    if (ends) tabs.postMessage(ends);
    look();
    if (box.hidden) document.querySelector("main").focus();
  });
  tabs.postMessage(ends);
  setInterval(look, 5000);
  look();
}

// Quick exit: blank the page at once, and leave nothing to come back to.
for (const box of document.querySelectorAll("[data-leave]")) {
  const link = box.querySelector("a");
  const dots = box.querySelector("[data-leave-dots]");
  const status = box.querySelector("[data-leave-status]");
  const needed = 3;
  let presses = [];
  let reset;

  const show = () => {
    dots.hidden = presses.length === 0;
    [...dots.children].forEach((dot, i) => dot.classList.toggle("on", i < presses.length));
  };
  const leave = () => {
    status.textContent = status.dataset.now;
    document.documentElement.classList.add("leaving");
    document.title = "…";
    history.replaceState(null, "", "/");
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) return;
    const now = Date.now();
    presses = [...presses.filter((at) => now - at < 5000), now];
    show();
    const more = needed - presses.length;
    if (more <= 0) leave();
    else status.textContent = more === 1 ? status.dataset.once
      : status.dataset.more.replace("#", String(more));
    clearTimeout(reset);
    reset = setTimeout(() => { presses = []; status.textContent = ""; show(); }, 5000);
  });
  // A page brought back by the browser’s own cache must not show itself.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

// A form is sent once: the second press of a double click does nothing. The server
// holds the same rule, so this only saves the wait.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  else form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 3000);
});

// The person menu closes with Escape and when the reader goes elsewhere.
for (const menu of document.querySelectorAll("[data-menu]")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

// On a small screen each line of navigation shows where the reader is.
for (const here of document.querySelectorAll(".mainnav [aria-current]")) {
  here.scrollIntoView({ block: "nearest", inline: "center" });
}

// The error summary takes the reader to what needs mending.
document.querySelector(".summary")?.focus();
