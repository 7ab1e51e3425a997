(function () {
  const slides = [...document.querySelectorAll(".dia")];
  const back = document.getElementById("terug");
  const next = document.getElementById("verder");
  const notes = document.getElementById("spiek");
  const place = document.getElementById("plek");
  let at = Math.max(0, slides.findIndex((item) => `#${item.id}` === location.hash));
  function show(number, focus) {
    at = Math.min(Math.max(number, 0), slides.length - 1);
    slides.forEach((item, index) => item.classList.toggle("nu", index === at));
    back.disabled = at === 0;
    next.disabled = at === slides.length - 1;
    place.textContent = `${at + 1} van ${slides.length}`;
    history.replaceState(null, "", `#${slides[at].id}`);
    window.scrollTo(0, 0);
    if (focus) slides[at].querySelector("h2").focus({ preventScroll: true });
  }
  function whisper() {
    const on = document.body.classList.toggle("spiek");
    notes.setAttribute("aria-pressed", String(on));
    for (const item of document.querySelectorAll(".notities")) item.open = on;
  }
  document.body.classList.add("stap");
  document.querySelector(".stuur").hidden = false;
  back.addEventListener("click", () => show(at - 1, true));
  next.addEventListener("click", () => show(at + 1, true));
  notes.addEventListener("click", whisper);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: slides.length - 1 };
    if (event.key in steps) { event.preventDefault(); show(steps[event.key], true); }
    else if (event.key === "n") whisper();
  });
  window.addEventListener("hashchange", () => {
    const found = slides.findIndex((item) => `#${item.id}` === location.hash);
    if (found >= 0) show(found, false);
  });
  // A click on an empty part of a slide goes on; links, buttons and tables keep their own.
  document.querySelector("main").addEventListener("click", (event) => {
    if (!event.target.closest("a, button, summary, details, table, svg") && !String(getSelection())) show(at + 1, true);
  });
  show(at, false);
})();
