/*
 * Looks an officer's certificate up: a slow hash of the number names the file that answers, so the number is sent nowhere
 * and nobody can list the files. Rounds, salt and spelling are CertificatePages'.
 */
"use strict";
(() => {
  const form = document.querySelector("[data-check]");
  const number = document.getElementById("number");
  const answer = document.querySelector("[data-answer]");
  const normal = (typed) => typed.normalize("NFKC").replace(/[\s\p{Pd}]/gu, "").toUpperCase();

  const name = async (typed) => {
    const text = new TextEncoder();
    const key = await crypto.subtle.importKey("raw", text.encode(normal(typed)), "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", iterations: Number(form.dataset.rounds), salt: text.encode(form.dataset.salt) };
    const bits = await crypto.subtle.deriveBits(how, key, 160);
    return [...new Uint8Array(bits)].map((b) => b.toString(16).padStart(2, "0")).join("");
  };

  const say = (tag, mark, title, text, fields = []) => {
    answer.replaceChildren();
    const head = document.createElement("p");
    const label = Object.assign(document.createElement("span"), { className: mark, textContent: tag });
    const strong = Object.assign(document.createElement("strong"), { textContent: title });
    head.append(label, " ", strong);
    answer.append(head);
    if (fields.length) {
      const list = Object.assign(document.createElement("dl"), { className: "facts" });
      for (const [name, value] of fields) {
        const row = document.createElement("div");
        row.append(
          Object.assign(document.createElement("dt"), { textContent: name }),
          Object.assign(document.createElement("dd"), { textContent: value || "—" }),
        );
        list.append(row);
      }
      answer.append(list);
    }
    answer.append(Object.assign(document.createElement("p"), { className: "soft", textContent: text }));
  };

  form.addEventListener("submit", async (event) => {
    if (!globalThis.crypto?.subtle) return; // no secure connection: the register opens instead
    event.preventDefault();
    if (!normal(number.value)) return;
    try {
      const response = await fetch(`${await name(number.value)}.json`, { cache: "no-cache" });
      if (response.status === 404) {
        say("没有找到", "tag tag-ended", "名册中没有这个证件号", "请核对号码后再试。");
        return;
      }
      if (!response.ok) throw new Error(response.status);
      const found = await response.json();
      if (found.state === "valid") {
        say("有效", "tag", "证件有效", `名册更新日期 ${found.updatedOn}`, found.fields);
      } else {
        say("已失效", "tag tag-ended", "证件已经失效", `自 ${found.endedOn} 后失效，名册更新日期 ${found.updatedOn}`);
      }
    } catch {
      say("没有完成", "tag tag-ended", "暂时不能查验", "请稍后再试，或者在行政执法人员名册中核对。");
    }
  });
})();
