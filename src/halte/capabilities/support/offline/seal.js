/* Seals what is written to Halte’s key, so that this device can open none of it. */
(async () => {
  "use strict";
  const about = JSON.parse(document.getElementById("about").textContent);
  const words = about.words;
  const at = (id) => document.getElementById(id);
  const form = at("sheet");
  at("paper").hidden = false;
  at("paper").addEventListener("click", () => print());
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const base64 = (buffer) => {
    let text = "";
    for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const place = new TextEncoder().encode(about.place + about.form);
  let theirs;
  try {
    theirs = await crypto.subtle.importKey("raw", bytes(about.key), curve, false, []);
  } catch (missing) {
    return;
  }
  at("without").hidden = true;
  form.hidden = false;

  const seal = async (text) => {
    const mine = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
    const point = new Uint8Array(await crypto.subtle.exportKey("raw", mine.publicKey));
    const shared = await crypto.subtle.deriveBits(
      { name: "ECDH", public: theirs }, mine.privateKey, 256);
    const salt = new Uint8Array([...point, ...bytes(about.key)]);
    const base = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
    const key = await crypto.subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt, info: place }, base,
      { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv: nonce, additionalData: place }, key,
      new TextEncoder().encode(text));
    return JSON.stringify({
      format: about.format, form: about.form, key: base64(point),
      nonce: base64(nonce), sealed: base64(sealed),
    });
  };
  const said = (name, several) => {
    const found = [...form.querySelectorAll(`[name="${name}"]`)];
    const chosen = found.filter((one) => !["radio", "checkbox"].includes(one.type) || one.checked);
    const values = chosen.map((one) => one.value.trim()).filter((value) => value);
    return several ? values : values[0] || "";
  };
  const written = () => {
    const topics = {};
    for (const [topic, parts] of Object.entries(about.topics)) {
      const content = {};
      for (const [part, several] of Object.entries(parts)) {
        const value = said(`${topic}.${part}`, several);
        if (value.length) content[part] = value;
      }
      if (Object.keys(content).length) topics[topic] = content;
    }
    const beginning = {};
    for (const name of about.beginning) beginning[name] = said(name, false);
    return { beginning, topics };
  };
  const lacking = (now) => {
    for (const name of about.required) if (!now.beginning[name]) return words[name];
    const named = about.nameless.some((topic) => now.topics[topic]);
    if (now.beginning.level === "anonymous" && named) return words.nameless;
    if (!about.required.length && !Object.keys(now.topics).length) return words.empty;
    return "";
  };
  const download = (content) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
    link.download = `${about.name}.halte`;
    link.click();
  };

  /* What is kept between two openings is sealed as well: it can be saved, not read. */
  const mark = `halte-${about.form}-`;
  const own = mark + Date.now();
  const kept = (act) => { try { return act(); } catch (refused) { return null; } };
  const earlier = () => kept(() => Object.keys(localStorage).filter((k) => k.startsWith(mark))) || [];
  for (const name of earlier()) {
    const button = document.createElement("button");
    button.type = "button";
    const when = new Date(Number(name.slice(mark.length))).toLocaleString(document.documentElement.lang);
    button.textContent = `${words.earlier} ${when}`;
    button.addEventListener("click", () => download(localStorage.getItem(name)));
    at("drafts").append(button);
    at("earlier").hidden = false;
  }
  let saved = true, waits = 0;
  form.addEventListener("input", () => {
    saved = false;
    clearTimeout(waits);
    waits = setTimeout(async () => {
      const content = await seal(JSON.stringify(written()));
      if (!saved) kept(() => localStorage.setItem(own, content));
    }, 1500);
  });
  addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
  at("save").addEventListener("click", async () => {
    const now = written(), fault = lacking(now);
    at("told").textContent = fault;
    if (fault) return;
    const content = await seal(JSON.stringify(now));
    kept(() => localStorage.setItem(own, content));
    download(content);
    saved = true;
    at("told").textContent = words.saved;
  });
  at("erase").addEventListener("click", () => {
    if (!confirm(words.sure)) return;
    clearTimeout(waits);
    for (const name of earlier()) kept(() => localStorage.removeItem(name));
    saved = true;
    form.reset();
    at("earlier").hidden = true;
    at("drafts").replaceChildren();
    at("told").textContent = words.erased;
  });
})();
