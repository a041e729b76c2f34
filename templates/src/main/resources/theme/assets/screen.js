/* Turns the hall screen's boards over. Whoever wants less motion, or has no script, reads them all below each other. */
"use strict";
(() => {
  const slides = [...document.querySelectorAll("[data-slide]")];
  if (slides.length < 2 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const SECONDS = 15;
  let at = 0;
  let timer;
  const show = () => slides.forEach((slide, i) => { slide.hidden = i !== at; });
  const next = () => { at = (at + 1) % slides.length; show(); };
  const button = document.createElement("button");
  button.type = "button";
  const run = (running) => {
    clearInterval(timer);
    timer = running ? setInterval(next, SECONDS * 1000) : undefined;
    button.textContent = running ? "暂停翻页" : "继续翻页";
  };
  button.addEventListener("click", () => run(timer === undefined));
  document.querySelector(".outlet-bar").append(button);
  show();
  run(true);
})();
