/* Narrows a register as one types. Without this script the page shows everything, in groups with anchors. */
"use strict";
(() => {
  const box = document.querySelector("[data-narrow]");
  const entries = [...document.querySelectorAll("[data-entry]")];
  if (!box || entries.length < 5) return;
  const words = entries.map((entry) => entry.textContent.normalize("NFKC").toLowerCase());
  const groups = [...document.querySelectorAll("[data-group]")];
  const none = document.querySelector("[data-none]");
  const label = document.createElement("label");
  label.htmlFor = "narrow";
  label.textContent = "在本页筛选";
  const input = document.createElement("input");
  Object.assign(input, { id: "narrow", type: "search", autocomplete: "off", placeholder: "输入名称、机关或者依据" });
  const note = document.createElement("p");
  note.className = "soft";
  note.setAttribute("role", "status");
  box.append(label, input, note);
  box.hidden = false;
  input.addEventListener("input", () => {
    const asked = input.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    entries.forEach((entry, i) => {
      entry.hidden = !asked.every((word) => words[i].includes(word));
      shown += entry.hidden ? 0 : 1;
    });
    for (const group of groups) group.hidden = !group.querySelector("[data-entry]:not([hidden])");
    none.hidden = shown > 0;
    note.textContent = asked.length ? `筛选出 ${shown} 项，共 ${entries.length} 项` : "";
  });
})();
