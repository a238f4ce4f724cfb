/* Keeps answers on this device until they are sent, and saves them as a file. */
(() => {
  "use strict";
  const form = document.querySelector("form");
  const about = JSON.parse(document.getElementById("about").textContent);
  const words = about.words;
  const store = `halte-${about.form}`;
  const told = document.getElementById("told");

  const answers = () => {
    const found = {};
    for (const name of about.questions) {
      const chosen = form.querySelector(`input[name="${name}"]:checked`);
      const note = form.querySelector(`textarea[name="note-${name}"]`).value.trim();
      if (chosen) found[name] = { value: chosen.value, note };
    }
    return found;
  };
  const show = (found) => {
    for (const [name, said] of Object.entries(found)) {
      const box = form.querySelector(`input[name="${name}"][value="${said.value}"]`);
      if (box) box.checked = true;
      const note = form.querySelector(`textarea[name="note-${name}"]`);
      if (note) note.value = said.note || "";
    }
  };
  const keep = () => {
    try {
      localStorage.setItem(store, JSON.stringify(answers()));
    } catch (full) {
      told.textContent = words.not_kept;
    }
  };
  try {
    show(JSON.parse(localStorage.getItem(store) || "{}"));
  } catch (broken) {
    told.textContent = words.not_kept;
  }
  let saved = true;
  form.addEventListener("input", () => { saved = false; keep(); });
  addEventListener("beforeunload", (event) => { if (!saved) event.preventDefault(); });
  document.getElementById("save").addEventListener("click", () => {
    const file = {
      format: about.format, form: about.form, signature: about.signature,
      filled_at: new Date().toISOString(), answers: answers(),
    };
    const link = document.createElement("a");
    const content = new Blob([JSON.stringify(file, null, 1)], { type: "application/json" });
    link.href = URL.createObjectURL(content);
    link.download = `${about.name}.json`;
    link.click();
    saved = true;
    told.textContent = words.saved;
  });
  document.getElementById("erase").addEventListener("click", () => {
    if (!confirm(words.sure)) return;
    localStorage.removeItem(store);
    saved = true;
    form.reset();
    told.textContent = words.erased;
  });
})();
